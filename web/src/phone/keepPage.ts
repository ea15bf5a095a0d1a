// The page itself, kept on the phone where the browser allows it: over https, and on the server's own machine.
import { scriptUrl } from '../ui/scriptUrl';

/** Lets the page open without a network the next time. What goes wrong is nobody's loss: the page works as before. */
export function keepPage(): void {
  if (!navigator.serviceWorker || navigator.serviceWorker.controller) return;
  navigator.serviceWorker.register(scriptUrl('/sw.js')).catch(() => {});
}
