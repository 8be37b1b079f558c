import { linkTo } from "../lib/ui/links/links.ts";
import { pathBelow } from "../lib/core/base_path.ts";
import { currentOf, pagesOf } from "../lib/ui/links/pages.ts";
import { keptSearch } from "../lib/queries/filters/codec.ts";
import { PhoneBar } from "./PhoneBar.tsx";
import { Search } from "./Search.tsx";
import { words } from "../lib/ui/words/mod.ts";

/** The wordmark and the way to every page; links keep what the page shows. */
export function Masthead({ url, shows }: { url: URL; shows: "everything" | "sums" }) {
  const kept = keptSearch(url.searchParams);
  const here = pathBelow(url.pathname).replace(/(?<=.)\/$/, ""); // a slash at its end does not matter
  return (
    <header class="masthead">
      <a class="wordmark" data-part="home" href={linkTo("/", kept)} aria-label={words.home}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="11" cy="13" r="10" fill="currentColor" class="vinyl" />
          <circle cx="11" cy="13" r="3.2" class="hole" />
          <path d="M21.5 1.5v7l-6 7" fill="none" stroke="currentColor" stroke-width="1.8" />
        </svg>
        {words.site}
      </a>
      <nav class="nav" data-part="pages" aria-label={words.nav.label}>
        <ul>
          {pagesOf(shows).map((page) => (
            <li>
              <a href={linkTo(page.path, kept)} aria-current={currentOf(page, here)}>
                {words.nav[page.name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <PhoneBar here={here} kept={kept} shows={shows} />
      <Search
        value={here === "/search" ? url.searchParams.get("q") ?? "" : ""}
        kept={kept}
      />
    </header>
  );
}
