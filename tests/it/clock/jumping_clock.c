/* A clock that is set while the program runs, laid under it by LD_PRELOAD: CLOCK_AHEAD names a file that says by how many
 * seconds the wall clock is ahead of the right time. The clock that only counts on is left alone, as when one is really set. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now) {
    int done = ((int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime"))(clock, now);
    const char *path = getenv("CLOCK_AHEAD");
    if (done != 0 || clock != CLOCK_REALTIME || !path) return done;
    char said[32] = {0};
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return done;
    if (read(file, said, sizeof said - 1) > 0) now->tv_sec += atol(said);
    close(file);
    return done;
}
