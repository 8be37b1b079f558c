/** How far from the window a part of a long page is still drawn. */
const MARGIN = "3000px";

/**
 * Says when an element comes near the window or goes far from it, and holds its height meanwhile, so
 * that the page does not move. Returns how to stop.
 */
export function windowed(element: HTMLElement, act: (isNear: boolean) => void): () => void {
  const observer = new IntersectionObserver((changes) => {
    const last = changes.at(-1);
    if (last === undefined) return;
    const { isIntersecting, boundingClientRect: { height } } = last;
    if (!isIntersecting && height > 0) element.style.minHeight = `${height}px`;
    act(isIntersecting);
    // What was left out is drawn before the next frame.
    if (isIntersecting) requestAnimationFrame(() => element.style.removeProperty("min-height"));
  }, { rootMargin: MARGIN });
  observer.observe(element);
  return () => observer.disconnect();
}
