// Draws what is near the part of a list that is seen; the rest waits until someone comes towards it.

/** A screen before and after what is seen, in the page and in lists that scroll by themselves. */
const NEAR: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: '100%', scrollMargin: '100%' };

/** An attachment: `come` is called once, when the element is near what is seen. */
export function nearing(come: () => void) {
  return (element: HTMLElement): (() => void) => {
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      come();
    }, NEAR);
    seen.observe(element);
    return () => seen.disconnect();
  };
}
