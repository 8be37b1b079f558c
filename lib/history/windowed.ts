/** How far from the window a part of a long page is still drawn. */
const MARGIN = "3000px";

/**
 * Says when an element comes near the window or goes far from it, and holds its height meanwhile, so
 * that the page does not move. Returns how to stop.
 */
export function windowed(element: HTMLElement, act: (isNear: boolean) => void): () => void {
  const observer = new IntersectionObserver(([entry]) => {
    if (entry === undefined) return;
    const { isIntersecting, boundingClientRect: { height } } = entry;
    if (!isIntersecting && height > 0) element.style.height = `${height}px`;
    else element.style.removeProperty("height");
    act(isIntersecting);
  }, { rootMargin: MARGIN });
  observer.observe(element);
  return () => observer.disconnect();
}
