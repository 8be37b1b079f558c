import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Choice } from "../../components/Choice.tsx";
import { Poster } from "../../components/Poster.tsx";
import { orErrorPage } from "../../lib/ui/answer.ts";
import { pathBelow } from "../../lib/core/base_path.ts";
import { readings } from "../../lib/ui/links/path_names.ts";
import { loadFirst } from "../../lib/ui/pages/profile.ts";
import { NAMED_MOMENTS, type SharedThing } from "../../lib/ui/links/share_links.ts";
import { loadShare } from "../../lib/ui/pages/share.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) =>
    orErrorPage(async () =>
      page(
        await loadFirst(thingsOf(url), (thing) => loadShare(state, thing, url.searchParams)),
      )
    ),
});

export default define.page<typeof handler>(({ data: { title, lead, shapes, poster, back } }) => (
  <>
    <Head>
      <title>{words.title(title)}</title>
    </Head>
    <section class="hero share">
      <div>
        <h1 class="long">
          <a href={back}>{title}</a>
        </h1>
        <p class="lead">{lead}</p>
        <Choice view={shapes} />
      </div>
      <Poster view={poster} />
    </section>
  </>
));

/** What an address may ask a picture of. */
function thingsOf(url: URL): SharedThing[] {
  const [, , kind = "", ...rest] = pathBelow(url.pathname).split("/").map(decodeURIComponent);
  const value = rest.join("/");
  if (kind === "all" && value === "") return [{ kind }];
  if (kind === "year" && /^(19[7-9]|20\d|21\d)\d$/.test(value)) {
    return [{ kind, year: Number(value) }];
  }
  if (kind === "month" && /^(19[7-9]|20\d|21\d)\d-(0[1-9]|1[0-2])$/.test(value)) {
    return [{ kind, month: value }];
  }
  if (kind === "moment") {
    const named = NAMED_MOMENTS.find((name) => name === value);
    if (named !== undefined) return [{ kind, moment: named }];
    if (/^[1-9]\d{0,7}$/.test(value)) return [{ kind, moment: Number(value) }];
  }
  if (kind === "artist" && value !== "") {
    return readings(rest, 1).map(([artist = ""]) => ({ kind, artist }));
  }
  throw new HttpError(404);
}
