/** Names, links and shares in the cards about habits. */
import { PARAMS } from "../../queries/filters/params.ts";
import { isNarrowed } from "../../queries/where.ts";
import { onlyLink } from "../links/mark_links.ts";
import type { PageContext } from "../page_context.ts";
import { type Cell, linked, type RankedRow } from "../views/card.ts";
import { finePercent } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.habits;

/** What findings about records are about. */
export function daysOf({ shown, narrowing }: Pick<PageContext, "shown" | "narrowing">) {
  return { range: shown, isNarrowed: isNarrowed(narrowing) };
}

/** A name with the link to what it stands for. */
export interface NamedLink {
  readonly name: string;
  readonly link: ReturnType<typeof onlyLink> | null;
}

/** A device, and the link to its plays alone. */
export function deviceName(context: PageContext): (name: string | null) => NamedLink {
  return (platform) => {
    const [name, known] = [text.device(platform), PARAMS.platform.parse(platform ?? "")];
    return {
      name,
      link: known === undefined ? null : onlyLink(context, { platform: known }, name),
    };
  };
}

/** A country, and the link to its plays alone. */
export function countryName(context: PageContext): (code: string | null) => NamedLink {
  return (code) => {
    const [name, country] = [text.country(code), PARAMS.country.parse(code ?? "")];
    return { name, link: country === undefined ? null : onlyLink(context, { country }, name) };
  };
}

/** What a row of a list says of a name. */
export function listed(
  { name, link }: NamedLink,
): Pick<RankedRow, "name" | "href" | "hint" | "isChosen"> {
  return link === null
    ? { name }
    : { name, href: link.href, hint: link.label, isChosen: link.isChosen };
}

/** A name in a table. */
export function cellOf({ name, link }: NamedLink): Cell {
  return linked(name, link);
}

/** A share in a table; empty where nothing says. */
export function shareCell(share: number | null): string {
  return share === null ? "" : finePercent(share);
}
