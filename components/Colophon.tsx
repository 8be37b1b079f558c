import Help from "../islands/Help.tsx";
import { linkTo } from "../lib/ui/links/links.ts";
import type { PictureChoice } from "../lib/ui/pictures/choice.ts";
import { type Theme, THEME_CHOICES } from "../lib/ui/theme.ts";
import { words } from "../lib/ui/words/mod.ts";

interface ColophonProps {
  theme: Theme | null;
  pictures: PictureChoice;
  url: URL;
  shows: "everything" | "sums";
}

/** The small print: where this comes from, and the choices of colours and pictures. */
export function Colophon({ theme, pictures, url, shows }: ColophonProps) {
  const chosen = theme ?? "system";
  const back = url.pathname + url.search;
  return (
    <footer class="colophon">
      <p>
        {words.colophon.made} {pictures.areShown ? words.pictures.from : words.pictures.none}
      </p>
      {shows === "sums" ? <p>{words.sumsOnly.site}</p> : null}
      <Help texts={words.help} />
      {pictures.isOpen ? <PictureSwitch areShown={pictures.areShown} back={back} /> : null}
      <form
        class="theme"
        data-part="theme"
        method="post"
        action={linkTo("/theme")}
        aria-label={words.theme.label}
      >
        <input type="hidden" name="back" value={back} />
        {THEME_CHOICES.map((choice) => (
          <button type="submit" name="theme" value={choice} aria-pressed={choice === chosen}>
            {words.theme[choice]}
          </button>
        ))}
      </form>
    </footer>
  );
}

/** Shows covers and pictures, or no longer; the choice is this browser's. */
function PictureSwitch({ areShown, back }: { areShown: boolean; back: string }) {
  const { label, on, off } = words.pictures;
  return (
    <form
      class="theme"
      data-part="pictures"
      method="post"
      action={linkTo("/pictures")}
      aria-label={label}
    >
      <input type="hidden" name="back" value={back} />
      <button type="submit" name="pictures" value="off" aria-pressed={!areShown}>{off}</button>
      <button type="submit" name="pictures" value="on" aria-pressed={areShown}>{on}</button>
    </form>
  );
}
