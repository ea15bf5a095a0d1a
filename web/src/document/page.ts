// Shows a whole HTML file inside a frame under our own strict policy.
//
// A frame made from text or a blob inherits this page's policy, which forbids inline style. So the file is parsed by the
// browser as a document of its own, its elements are moved into an empty frame, and its style is given as a style sheet
// object, which the policy allows. Nothing in it can run: the frame is sandboxed without scripts.

/** Fetches a page as a document; parsed, never run. */
export function fetchPage(address: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.setRequestHeader('Authorization', `Bearer ${location.hash.slice(1)}`);
    request.onload = () => {
      if (request.status === 200 && request.responseXML) resolve(request.responseXML);
      else reject(new Error(`the page was not made: ${request.status}`));
    };
    request.onerror = () => reject(new Error('the page did not come'));
    request.send();
  });
}

/** Puts a page into a frame, at the place where the reader was. */
export function showPage(frame: HTMLIFrameElement, page: Document): void {
  const [inside, view] = [frame.contentDocument, frame.contentWindow as (Window & typeof globalThis) | null];
  if (!inside || !view) return;
  const styles = [...page.querySelectorAll('style')].map((style) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(style.textContent ?? '');
    style.remove();
    return sheet;
  });
  for (const stray of page.querySelectorAll('script, link, meta[http-equiv]')) stray.remove();
  const top = view.scrollY;
  inside.documentElement.lang = page.documentElement.lang;
  inside.documentElement.replaceChildren(...[page.head, page.body].map((part) => inside.importNode(part, true)));
  inside.adoptedStyleSheets = styles;
  inside.addEventListener('click', followLink);
  view.scrollTo(0, top);
}

/** The introduction as the server writes it: the first paragraphs after the title, without the one that leads in a list. */
export function introductionOf(page: Document): string {
  const paragraphs: string[] = [];
  for (let at = page.querySelector('h1')?.nextElementSibling; at && at.tagName !== 'H2'; at = at.nextElementSibling) {
    const text = at.textContent?.trim() ?? '';
    if (at.tagName === 'P' && text) paragraphs.push(text);
    else if (paragraphs.length) break;
  }
  return paragraphs.filter((text) => !text.endsWith(':')).join('\n\n');
}

/** A link within the page scrolls to its place; the frame has no address of its own to go to. */
function followLink(event: MouseEvent): void {
  const link = (event.target as Element).closest('a');
  if (!link) return;
  event.preventDefault();
  const place = link.getAttribute('href');
  if (place?.startsWith('#')) link.ownerDocument.getElementById(place.slice(1))?.scrollIntoView();
}
