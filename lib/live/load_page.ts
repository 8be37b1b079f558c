/** Why a page could not be shown. */
export class PageError extends Error {
  override readonly name = "PageError";
}

/**
 * Fetches a page of this site as a document.
 *
 * @throws {PageError} when the site does not answer, or with anything but that page
 */
export async function loadPage(address: string): Promise<Document> {
  const response = await fetch(address, { headers: { accept: "text/html" } })
    .catch((cause) => {
      throw new PageError(`${address} did not answer`, { cause });
    });
  const isPage = response.headers.get("content-type")?.startsWith("text/html") === true;
  if (!response.ok || !isPage || response.redirected) {
    throw new PageError(`${address} answered ${response.status}`);
  }
  return new DOMParser().parseFromString(withoutStyles(await response.text()), "text/html");
}

/** Styles in a page bear its own nonce, which this one refuses; it has the same ones already. */
function withoutStyles(html: string): string {
  return html.replaceAll(/<style[^>]*>.*?<\/style>/gs, "");
}
