import { foldText } from "../../core/fold.ts";
import { toSearch } from "../../queries/filters/codec.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { albumPath, artistPath, trackPath } from "../../ui/links/entity_links.ts";
import { linkTo } from "../../ui/links/links.ts";
import type { Fields, RuleSubject, SameAsView } from "../../ui/views/rules.ts";
import { hours, isolated } from "../../ui/words/format.ts";
import { counted } from "../../ui/words/quantities.ts";
import { words } from "../../ui/words/mod.ts";

const text = words.rules;

/** A name that may be another's, with how often it was played. */
interface Twin {
  readonly name: string;
  readonly artist: string;
  readonly plays: number;
}

/** Something by its names. */
interface Named {
  readonly name: string;
  readonly path: string | undefined;
  readonly fields: Fields;
  readonly plays: number;
  /** In hours. */
  readonly time: number;
  /** What one of its records is called. */
  readonly noun: "play" | "record";
}

/**
 * What a form would leave out, or count under another name, with what that comes to.
 *
 * @param search `artist`, with `track` or `album`; or `show`
 * @returns null when nothing is named, or nothing was played under that name
 */
export async function loadSubject(
  store: Store,
  search: URLSearchParams,
): Promise<RuleSubject | null> {
  const [artist, track, album, show] = ["artist", "track", "album", "show"].map((name) =>
    search.get(name) ?? undefined
  );
  if (show !== undefined) return subjectOf(await showOf(store, show), null);
  if (artist === undefined) return null;
  const { data: { total_plays: plays, total_hours: time } } = await store.query(
    QUESTIONS.summary,
    { artist, ...(track && { track }), ...(album && { album }) },
  );
  if (plays === 0) return null;
  const of = { plays, time, noun: "play" } as const;
  if (track !== undefined) {
    const path = trackPath({ artist_name: artist, track_name: track, spotify_track_uri: null });
    const name = text.subject.track(isolated(track), isolated(artist));
    const named = { ...of, name, path, fields: { artist, track } };
    return subjectOf(named, await sameTrack(store, named, { artist, track }));
  }
  if (album !== undefined) {
    const name = text.subject.album(isolated(album), isolated(artist));
    return subjectOf(
      { ...of, name, path: albumPath(artist, album), fields: { artist, album } },
      null,
    );
  }
  const name = text.subject.artist(isolated(artist));
  const named = { ...of, name, path: artistPath(artist), fields: { artist } };
  return subjectOf(named, await sameArtist(store, named, artist));
}

async function showOf(store: Store, show: string): Promise<Named> {
  const { data: [row] } = await store.query(QUESTIONS.podcasts, { show, groupBy: "show" });
  return {
    name: text.subject.show(isolated(show)),
    path: "/podcasts",
    fields: { show },
    plays: row?.plays ?? 0,
    time: row?.hours ?? 0,
    noun: "record",
  };
}

function subjectOf(named: Named, same: SameAsView | null): RuleSubject | null {
  const { name, path, fields, plays } = named;
  if (plays === 0) return null;
  const effect = effectOf(named);
  return {
    name,
    href: linkTo(
      path ?? "/",
      path === "/podcasts" ? toSearch({ show: fields["show"] ?? "" }) : undefined,
    ),
    fields,
    same,
    leaving: {
      id: "leave-out",
      topic: text.leaving.topic,
      finding: text.leaving.finding(name),
      notes: [],
      table: null,
      text: text.leaving.text(effect),
      button: text.leaving.button(effect),
    },
  };
}

/** What would change: `1,204 plays, 61 h`. */
function effectOf({ plays, time, noun }: Named): string {
  return `${counted(plays, noun)}, ${hours(time)}`;
}

/** Artists whose names differ by accents alone are offered. */
async function sameArtist(store: Store, named: Named, artist: string): Promise<SameAsView> {
  const { data } = await store.query(QUESTIONS.search, { q: foldText(artist), limit: 100 });
  const twins = data.filter(({ kind, name }) =>
    kind === "artist" && name !== artist && foldText(name) === foldText(artist)
  );
  const own = { name: artist, artist, plays: named.plays };
  return sameView(
    named,
    "artist",
    twins.map(({ name, plays }) =>
      offer(own, { name, artist: name, plays }, ({ name }) => ({
        artist: name,
      }))
    ),
  );
}

/** The versions of a song are offered: marked as remastered, or the same recording. */
async function sameTrack(
  store: Store,
  named: Named,
  own: { readonly artist: string; readonly track: string },
): Promise<SameAsView> {
  const { data } = await store.query(QUESTIONS.track, own);
  const twins = data.song
    .filter(({ track_name, artist_name }) => track_name !== own.track || artist_name !== own.artist)
    .map(({ track_name, artist_name, plays }) => ({
      name: track_name,
      artist: artist_name,
      plays,
    }));
  const self = { name: own.track, artist: own.artist, plays: named.plays };
  return sameView(
    named,
    "track",
    twins.map((twin) => offer(self, twin, ({ name, artist }) => ({ artist, track: name }))),
  );
}

/** The plainer name stands: the shorter one, and of two as long the one that was played more. */
function offer(own: Twin, twin: Twin, fieldsOf: (twin: Twin) => Fields) {
  const isOwn = own.name.length < twin.name.length ||
    own.name.length === twin.name.length && own.plays >= twin.plays;
  const [stands, other] = isOwn ? [own, twin] : [twin, own];
  const as = Object.entries(fieldsOf(stands)).map(([key, value]) => [`as_${key}`, value]);
  return {
    text: text.same.other(isolated(twin.name), twin.plays),
    button: text.same.together(isolated(stands.name)),
    fields: { ...fieldsOf(other), ...Object.fromEntries(as) },
  };
}

function sameView(
  named: Named,
  kind: "artist" | "track",
  offered: SameAsView["offered"],
): SameAsView {
  return {
    id: "same-as",
    topic: text.same.topic,
    finding: text.same.finding(named.name),
    notes: [],
    table: null,
    hint: offered.length === 0 ? "" : text.same.offered,
    text: text.same.text(effectOf(named)),
    offered,
    label: text.same.labels[kind],
  };
}
