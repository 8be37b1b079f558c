/** Why a page could not be shown. */
export class PageError extends Error {
  override readonly name = "PageError";
}

/** The site redirects: to sign in, or to the whole months around a range. */
export class MovedError extends PageError {}

/**
 * Fetches a page of this site.
 *
 * @returns its markup
 * @throws {MovedError} when the site answers with another page
 * @throws {PageError} when the site does not answer, or not with that page
 */
export async function loadPage(address: string): Promise<string> {
  const response = await fetch(address, { headers: { accept: "text/html" } })
    .catch((cause) => {
      throw new PageError(`${address} did not answer`, { cause });
    });
  if (response.redirected) throw new MovedError(`${address} moved to ${response.url}`);
  const isPage = response.headers.get("content-type")?.startsWith("text/html") === true;
  // A year without plays is a valid page too.
  const isThere = response.ok || response.status === 404;
  if (!isThere || !isPage) {
    throw new PageError(`${address} answered ${response.status}`);
  }
  return await response.text();
}

/** Parses a page's markup as a separate document. */
export function parsedPage(html: string): Document {
  return new DOMParser().parseFromString(withoutStyles(html), "text/html");
}

/** The current page, without styles set by scripts, which its markup may not contain. */
export function markupOf(page: Document): string {
  const root = page.createElement("div");
  root.append(page.documentElement.cloneNode(true));
  root.querySelectorAll("[style]").forEach((styled) => styled.removeAttribute("style"));
  return root.innerHTML;
}

/**
 * Styles of another page carry its nonce, which this page refuses; it already has the same styles.
 */
function withoutStyles(html: string): string {
  return html.replaceAll(/<style[^>]*>.*?<\/style>/gs, "");
}
