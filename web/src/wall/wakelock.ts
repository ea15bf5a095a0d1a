// Keeps the screen lit while the wall is shown. Only a secure page may ask; on plain http someone has to set the machine.

/** Asks now and whenever the page is seen again; says whether it was granted. Returns how to let go. */
export function stayAwake(held: (held: boolean) => void): () => void {
  let lock: WakeLockSentinel | null = null;
  async function ask() {
    if (document.visibilityState === 'hidden') return;
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
    held(lock !== null);
  }
  void ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
