import Help from "../islands/Help.tsx";
import { linkTo } from "../lib/ui/links/links.ts";
import { type Theme, THEME_CHOICES } from "../lib/ui/theme.ts";
import { words } from "../lib/ui/words/mod.ts";

interface ColophonProps {
  theme: Theme | null;
  url: URL;
  shows: "everything" | "sums";
}

/** The small print: where this comes from, and the choice of colours. */
export function Colophon({ theme, url, shows }: ColophonProps) {
  const chosen = theme ?? "system";
  return (
    <footer class="colophon">
      <p>{words.colophon.made}</p>
      {shows === "sums" ? <p>{words.sumsOnly.site}</p> : null}
      <Help texts={words.help} />
      <form
        class="theme"
        data-part="theme"
        method="post"
        action={linkTo("/theme")}
        aria-label={words.theme.label}
      >
        <input type="hidden" name="back" value={url.pathname + url.search} />
        {THEME_CHOICES.map((choice) => (
          <button type="submit" name="theme" value={choice} aria-pressed={choice === chosen}>
            {words.theme[choice]}
          </button>
        ))}
      </form>
    </footer>
  );
}
