/* A disk with bad days, laid under the program by LD_PRELOAD: what happens to the database is said by a file.
 *
 * BAD_DISK names a file that holds one word: "full" makes every write meet a full disk, "fail" makes every sync fail, "hold"
 * keeps every sync waiting, anything else is a good day. BAD_DISK_TRACE names a file that gets a line for each sync that
 * failed or went well and for each database file that was closed. Only files named moteplass.sqlite… are touched. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_database(int fd) {
    char link[64], path[1024];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, "moteplass.sqlite") != NULL;
}

static int today_is(const char *word) {
    const char *path = getenv("BAD_DISK");
    char said[16] = {0};
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0) return 0;
    ssize_t length = read(fd, said, sizeof said - 1);
    REAL(close)(fd);
    return length > 0 && strncmp(said, word, strlen(word)) == 0;
}

static void trace(const char *what, int fd) {
    const char *path = getenv("BAD_DISK_TRACE");
    char line[64];
    int length = snprintf(line, sizeof line, "%s %d\n", what, fd);
    int file = path ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (file < 0) return;
    if (REAL(write)(file, line, length) < 0) abort();
    REAL(close)(file);
}

static int has_room(int fd) {
    if (!is_database(fd) || !today_is("full")) return 1;
    errno = ENOSPC;
    return 0;
}

static int sync_badly(int fd, int (*sync)(int)) {
    if (!is_database(fd)) return sync(fd);
    while (today_is("hold")) usleep(1000);
    if (today_is("fail")) {
        trace("failed", fd);
        errno = EIO;
        return -1;
    }
    int done = sync(fd);
    trace("synced", fd);
    return done;
}

ssize_t write(int fd, const void *bytes, size_t count) { return has_room(fd) ? REAL(write)(fd, bytes, count) : -1; }

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    return has_room(fd) ? REAL(pwrite)(fd, bytes, count, at) : -1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    return has_room(fd) ? REAL(pwrite64)(fd, bytes, count, at) : -1;
}

int ftruncate(int fd, off_t length) { return has_room(fd) ? REAL(ftruncate)(fd, length) : -1; }

int ftruncate64(int fd, off64_t length) { return has_room(fd) ? REAL(ftruncate64)(fd, length) : -1; }

int fsync(int fd) { return sync_badly(fd, REAL(fsync)); }

int fdatasync(int fd) { return sync_badly(fd, REAL(fdatasync)); }

int close(int fd) {
    if (is_database(fd)) trace("closed", fd);
    return REAL(close)(fd);
}
