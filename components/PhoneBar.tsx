import { type BarEntry, currentOf, phoneBar } from "../lib/ui/links/pages.ts";
import { linkTo } from "../lib/ui/links/links.ts";
import { words } from "../lib/ui/words/mod.ts";

const text = words.nav;

interface PhoneBarProps {
  /** The path of this page, below the site's base path. */
  here: string;
  /** The filters that links keep. */
  kept: URLSearchParams;
  shows: "everything" | "sums";
}

/** The bar at the foot of a phone: four pages, and a sheet with the others, which needs no script. */
export function PhoneBar({ here, kept, shows }: PhoneBarProps) {
  const { entries, more } = phoneBar(shows);
  const isLed = entries.some((entry) => currentIn(entry, here) !== undefined);
  const isBehind = !isLed && more.some((page) => currentOf(page, here) !== undefined);
  return (
    <nav class="bar" data-part="bar" aria-label={text.label}>
      <ul>
        {entries.map((entry) => (
          <li>
            <a href={linkTo(entry.path, kept)} aria-current={currentIn(entry, here)}>
              {text[entry.name]}
            </a>
          </li>
        ))}
        <li>
          <button
            type="button"
            popovertarget="more-pages"
            aria-current={isBehind ? "true" : undefined}
          >
            {text.more}
          </button>
        </li>
      </ul>
      <div id="more-pages" class="more-pages" popover="auto">
        <ul>
          {more.map((page) => (
            <li>
              <a href={linkTo(page.path, kept)} aria-current={currentOf(page, here)}>
                {text[page.name]}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

/** Whether an entry leads to this page, or to the group that it belongs to. */
function currentIn({ path, pages }: BarEntry, here: string): "page" | "true" | undefined {
  if (path === here) return "page";
  return pages.some((page) => currentOf(page, here) !== undefined) ? "true" : undefined;
}
