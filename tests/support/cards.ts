/** What a page's cards say, as tests read it. */

/** A card: its sentence, its lines and notes, and its table. */
export interface CardText {
  readonly finding: string;
  /** Everything the card says. */
  readonly text: string;
  readonly columns: string[];
  readonly rows: string[][];
  /** The address of the table as CSV. */
  readonly csv: string;
}

/** Text without markup, all spaces plain. */
export function plain(text: string): string {
  return text.replaceAll(/<[^>]+>/g, " ").replaceAll(/&#?\w+;/g, "").replaceAll(/[⁨⁩]/g, "")
    .replaceAll(/[\s\u00a0\u202f]+/g, " ");
}

/** The card of a page that has an id; empty texts where the page has none such. */
export function card(html: string, id: string): CardText {
  const [, section = ""] = html.split(`aria-labelledby="${id}-title`);
  const inside = section.split("</section>")[0] ?? "";
  const finding = plain(/<h[12][^>]*>(.*?)<\/h[12]>/s.exec(inside)?.[1] ?? "").trim();
  const body = /<tbody>(.*?)<\/tbody>/s.exec(inside)?.[1] ?? "";
  const head = /<thead>(.*?)<\/thead>/s.exec(inside)?.[1] ?? "";
  const csv = /href="([^"]*format=csv[^"]*)"/.exec(inside)?.[1]?.replaceAll("&amp;", "&") ?? "";
  return {
    finding,
    text: plain(`<${inside}`).trim(),
    columns: cells(head),
    rows: body.split("<tr").slice(1).map(cells),
    csv,
  };
}

function cells(row: string): string[] {
  return [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) =>
    plain(cell).trim()
  );
}
