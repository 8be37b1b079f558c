import { Colophon } from "../components/Colophon.tsx";
import { Masthead } from "../components/Masthead.tsx";
import { PicturesShown } from "../components/Picture.tsx";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

export default define.layout(({ Component, state, url }) => (
  <PicturesShown.Provider value={state.pictures.areShown}>
    <a class="skip" href="#content">{words.skip}</a>
    <Masthead url={url} shows={state.shows ?? "sums"} />
    <main class="page" id="content" data-part="content" tabindex={-1}>
      <Component />
    </main>
    <Colophon
      theme={state.theme}
      pictures={state.pictures}
      url={url}
      shows={state.shows ?? "sums"}
    />
  </PicturesShown.Provider>
));
