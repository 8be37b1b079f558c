import type { Findings, Link, Provider, ProviderName } from "./provider.ts";
import { Ranked } from "./ranked.ts";
import { RequestLog } from "./request_log.ts";
import type { Listening, WorkArtist, WorkInput, WorkSearch, WorkTrack } from "./work_input.ts";

/** Which of tracks, artists and features a run is for. */
export type Target = "tracks" | "artists" | "features";

/** What a run may ask of a provider. */
export type Asker = Pick<Provider, "name" | "finds" | "fills" | "artistId">;

/**
 * Plays, their metadata, and past requests: the model that a run works on. It is loaded once and
 * updated with every answer, so that the next request is always for the most-listened gap.
 */
export class WorkList {
  readonly total: Listening;
  readonly targets: ReadonlySet<Target>;
  readonly requestLog: RequestLog;
  readonly #tracks: Ranked<WorkTrack>;
  readonly #artists: Ranked<WorkArtist>;
  readonly #searches: Ranked<WorkSearch>;
  readonly #tracksOf = new Map<string, WorkTrack[]>();
  readonly #searchesOf: ReadonlyMap<string, readonly WorkSearch[]>;

  constructor(input: WorkInput, targets: ReadonlySet<Target>) {
    this.total = input.total;
    this.targets = targets;
    this.requestLog = new RequestLog(input);
    this.#tracks = new Ranked(
      input.tracks.map((track) => ({ ...track, known: track.known && new Set(track.known) })),
      ({ uri }) => uri,
    );
    this.#artists = new Ranked(
      input.artists.map((artist) => ({ ...artist, known: new Set(artist.known) })),
      ({ name }) => name,
    );
    this.#searches = new Ranked(input.searches, ({ key }) => key);
    this.#searchesOf = Map.groupBy(this.searches, ({ artist }) => artist);
    for (const track of this.tracks) this.#index(track);
  }

  /** Every track that was played, most-listened first. */
  get tracks(): readonly WorkTrack[] {
    return this.#tracks.all;
  }

  get artists(): readonly WorkArtist[] {
    return this.#artists.all;
  }

  get searches(): readonly WorkSearch[] {
    return this.#searches.all;
  }

  /** The tracks of an artist, most-listened first. */
  tracksOf(artist: string): readonly WorkTrack[] {
    return this.#tracksOf.get(artist) ?? [];
  }

  artist(name: string): WorkArtist | undefined {
    return this.#artists.get(name);
  }

  /** The titles without URI of an artist. */
  searchesOf(artist: string): readonly WorkSearch[] {
    return this.#searchesOf.get(artist) ?? [];
  }

  /** Whether a provider may have metadata that a track lacks. */
  wantsTrack(asker: Asker, track: WorkTrack): boolean {
    const isLacking = asker.fills.track.some((column) => !track.known?.has(column));
    return this.#canAsk(asker, track, isLacking);
  }

  #canAsk({ name, finds }: Asker, { uri, title, artists }: WorkTrack, isLacking: boolean): boolean {
    if (finds === "ids" ? !isSpotifyTrack(uri) : title === "" || artists.length === 0) return false;
    return this.requestLog.wants({ provider: name, kind: "track", key: uri }, isLacking);
  }

  /** As {@linkcode WorkList.wantsTrack}, for artists; whether its id is known is another matter. */
  wantsArtist({ name, fills }: Asker, { name: key, known }: WorkArtist): boolean {
    return this.requestLog.wants(
      { provider: name, kind: "artist", key },
      fills.artist.some((column) => !known.has(column)),
    );
  }

  wantsFeatures({ name, fills }: Asker, { uri, hasFeatures }: WorkTrack): boolean {
    if (!isSpotifyTrack(uri)) return false;
    const ask = { provider: name, kind: "features", key: uri } as const;
    return this.requestLog.wants(ask, fills.features && !hasFeatures);
  }

  wantsSearch({ name }: Asker, search: WorkSearch): boolean {
    const ask = { provider: name, kind: "search", key: search.key } as const;
    return !search.isLinked && this.requestLog.wants(ask, true);
  }

  /** The next tracks to ask a provider for. */
  nextTracks(asker: Asker, most: number): WorkTrack[] {
    return this.#tracks.next(`${asker.name} tracks`, most, (one) => this.wantsTrack(asker, one));
  }

  nextFeatures(asker: Asker, most: number): WorkTrack[] {
    const wanted = (one: WorkTrack) => this.wantsFeatures(asker, one);
    return this.#tracks.next(`${asker.name} features`, most, wanted);
  }

  /** The next titles without a URI to search for. */
  nextSearches(asker: Asker, most: number): WorkSearch[] {
    return this.#searches.next(asker.name, most, (one) => this.wantsSearch(asker, one));
  }

  /** The next artists whose id is known; those that share an id are one. */
  nextArtists(asker: Asker, most: number): WorkArtist[][] {
    const idOf = (artist: WorkArtist) => asker.artistId(artist);
    const wanted = (one: WorkArtist) => this.wantsArtist(asker, one);
    const next = this.#artists.next(asker.name, most, wanted, (one) => idOf(one) !== undefined);
    const ids = new Set(next.map(idOf));
    const same = Map.groupBy(
      this.artists.filter((one) => ids.has(idOf(one)) && wanted(one)),
      idOf,
    );
    return [...ids].map((id) => same.get(id) ?? []);
  }

  /** For each of the next artists without an id, the most-listened track that may tell it. */
  nextTracksOfUnknown(asker: Asker, most: number): WorkTrack[] {
    const best = ({ name }: WorkArtist) =>
      this.tracksOf(name).find((track) => this.wantsTrack(asker, track));
    const unknown = this.#artists.next(
      `${asker.name} unknown`,
      most,
      (one) => one.id === undefined && !(one.known.has("genres") && one.known.has("image_url")),
      (one) => best(one) !== undefined,
    );
    return [...new Set(unknown.flatMap((artist) => best(artist) ?? []))];
  }

  /** The most-listened title of each of the next artists whose metadata has gaps. */
  nextTitlesOfUnknown(asker: Asker, most: number): (WorkTrack | WorkSearch)[] {
    const best = ({ name }: WorkArtist) =>
      this.tracksOf(name).find((track) => this.#canAsk(asker, track, true)) ??
        this.searchesOf(name).find((search) => this.wantsSearch(asker, search));
    const unknown = this.#artists.next(
      `${asker.name} unknown`,
      most,
      (one) => this.wantsArtist(asker, one),
      (one) => best(one) !== undefined,
    );
    return [...new Set(unknown.flatMap((artist) => best(artist) ?? []))];
  }

  /** Applies an answer. */
  apply(provider: ProviderName, findings: Findings, now: number): void {
    this.requestLog.apply(provider, findings, now);
    for (const link of findings.links ?? []) this.#link(link);
    for (const facts of findings.tracks ?? []) {
      const track = this.#tracks.get(facts.spotify_track_uri);
      if (track === undefined) continue;
      track.known = withKnown(track.known, facts);
      track.isrc ??= facts.isrc ?? undefined;
      track.recordingId ??= facts.musicbrainz_recording_id ?? undefined;
    }
    for (const facts of findings.artists ?? []) {
      const artist = this.#artists.get(facts.artist_name);
      if (artist === undefined) continue;
      artist.known = withKnown(artist.known, facts);
      artist.id ??= facts.spotify_artist_id ?? undefined;
      artist.mbid ??= facts.musicbrainz_artist_id ?? undefined;
    }
    for (const { spotify_track_uri } of findings.features ?? []) {
      const track = this.#tracks.get(spotify_track_uri);
      if (track !== undefined) track.hasFeatures = true;
    }
  }

  /** A title without URI is now that track's listening. */
  #link({ artist_name, track_name, spotify_track_uri: uri }: Link): void {
    const search = this.#searches.get(searchKey(artist_name, track_name));
    if (search === undefined || search.isLinked) return;
    search.isLinked = true;
    let track = this.#tracks.get(uri);
    if (track === undefined) {
      track = {
        uri,
        title: track_name,
        isrc: undefined,
        recordingId: undefined,
        artists: [artist_name],
        plays: 0,
        ms: 0,
        known: undefined,
        hasFeatures: false,
      };
      this.#tracks.add(track);
      this.#index(track);
    }
    track.plays += search.plays;
    track.ms += search.ms;
  }

  #index(track: WorkTrack): void {
    for (const artist of track.artists) {
      const tracks = this.#tracksOf.get(artist);
      if (tracks === undefined) this.#tracksOf.set(artist, [track]);
      else tracks.push(track);
    }
  }

  /** The listening that has a row in `tracks`. */
  coveredTracks(): Listening {
    return sumOf(this.tracks.filter(({ known }) => known !== undefined));
  }

  /** The listening for which each field that charts are made of is known. */
  coveredFields(): Readonly<Record<PlannedField, Listening>> {
    const withColumn = (column: string) =>
      sumOf(this.tracks.filter(({ known }) => known?.has(column)));
    return {
      years: withColumn("release_year"),
      covers: withColumn("album_image_url"),
      genres: sumOf(this.artists.filter(({ known }) => known.has("genres"))),
      audio_features: sumOf(this.tracks.filter(({ hasFeatures }) => hasFeatures)),
    };
  }

  /** The listening whose artist has metadata. */
  coveredArtists(): Listening {
    return sumOf(this.artists.filter(({ known }) => known.has("genres") || known.has("image_url")));
  }
}

/** The fields that a plan predicts. */
export type PlannedField = "years" | "covers" | "genres" | "audio_features";

/** Whether a URI is a track of Spotify's catalogue, which services can be asked for by its id. */
export function isSpotifyTrack(uri: string): boolean {
  return /^spotify:track:[0-9A-Za-z]+$/.test(uri);
}

/** The key of a search in `enrichment_state`. */
export function searchKey(artist: string, title: string): string {
  return JSON.stringify([artist, title]);
}

/** The columns of facts that hold something, keys apart. */
function withKnown(known: Set<string> | undefined, facts: object): Set<string> {
  const told = Object.entries(facts).filter(([, value]) => value !== null && value !== "");
  return new Set([...known ?? [], ...told.map(([column]) => column)]);
}

/** The listening of several together. */
export function sumOf(parts: readonly Listening[]): Listening {
  return parts.reduce(
    (total, { plays, ms }) => ({ plays: total.plays + plays, ms: total.ms + ms }),
    { plays: 0, ms: 0 },
  );
}
