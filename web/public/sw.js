// Keeps the participants' page on the phone, so that it opens where there is no network; what was written is in the page's
// own storage. Browsers allow it over https and on the server's own machine. The line and the staff's pages pass it by.

const SHELF = 'participants-page';
/** Every join code leads to the same page, so one is kept. */
const PAGE = '/';
/** A page that is not here by then is taken from the shelf, and the new one is kept for the next time. */
const PATIENCE_MS = 2_000;
const STAFF = /^\/(desk|secretariat|wall|new)\b/;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.add(PAGE)));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const isPage = request.mode === 'navigate' && /^\/[^/.]*$/.test(pathname) && !STAFF.test(pathname);
  if (!isPage) return;
  const fresh = fetchPage(request);
  event.waitUntil(fresh.catch(() => {}));
  event.respondWith(withPatience(fresh));
});

async function fetchPage(request) {
  const page = await fetch(request);
  if (page.ok) {
    const shelf = await caches.open(SHELF);
    await shelf.put(PAGE, page.clone());
  }
  return page;
}

/** The fresh page; the kept one where there is no network, or too little of it. */
async function withPatience(fresh) {
  const kept = await caches.match(PAGE);
  if (!kept) return fresh;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  return Promise.race([fresh.then((page) => (page.ok ? page : kept), () => kept), late]);
}
