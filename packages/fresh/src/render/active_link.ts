/**
 * Marks a link to the page that is shown, and links to pages above it, as Fresh does: `/` is above
 * every page, search and hash do not count. A link with an `aria-current` of its own keeps that.
 */
export function markActive(props: object, pathname: string): void {
  const href = "href" in props ? props.href : undefined;
  if (typeof href !== "string" || !href.startsWith("/")) return;
  const target = withoutSlash(new URL(href, "http://localhost").pathname);
  const here = withoutSlash(pathname);
  const isHere = target === here;
  if (!isHere && target !== "/" && !here.startsWith(`${target}/`)) return;
  const own = "aria-current" in props ? props["aria-current"] : undefined;
  Object.assign(props, {
    [isHere ? "data-current" : "data-ancestor"]: "true",
    "aria-current": own ?? (isHere ? "page" : "true"),
  });
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}
