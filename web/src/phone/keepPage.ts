// The page itself, kept on the phone where the browser allows it: over https, and on the server's own machine.

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL: (url: string) => string };
}

/** Lets the page open without a network the next time. What goes wrong is nobody's loss: the page works as before. */
export function keepPage(): void {
  if (!navigator.serviceWorker || navigator.serviceWorker.controller) return;
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('moteplass-worker', { createScriptURL: (url) => url });
  const worker = '/sw.js';
  navigator.serviceWorker.register(policy?.createScriptURL(worker) ?? worker).catch(() => {});
}
