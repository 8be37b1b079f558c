import { words } from "../../lib/ui/words/mod.ts";

const text = words.add.ask;

/** How to get the export from Spotify. */
export function AskSpotify() {
  return (
    <section class="card half" aria-labelledby="ask-title">
      <h2 id="ask-title">{text.title}</h2>
      <ol class="ask-steps">
        {text.steps.map((step) => <li key={step}>{step}</li>)}
      </ol>
      <p>
        <a
          class="button quiet"
          href="https://www.spotify.com/account/privacy/"
          target="_blank"
          rel="noreferrer"
        >
          {text.link}
        </a>
      </p>
    </section>
  );
}
