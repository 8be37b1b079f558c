import type { Findings, Provider } from "./provider.ts";
import type { WorkArtist, WorkTrack } from "./work_input.ts";
import type { WorkList } from "./work_list.ts";

/** The outcome of what was wanted: `wanted = fetched + missing + remaining`. */
export interface Tally {
  readonly wanted: number;
  readonly fetched: number;
  readonly missing: number;
  readonly remaining: number;
}

/** Counts what a run fetched, against what was wanted when it began. */
export class Counter {
  readonly #work: WorkList;
  readonly #providers: readonly Provider[];
  readonly #tracks: readonly string[];
  readonly #searches: readonly string[];
  readonly #artists: readonly string[];
  readonly #features: readonly string[];
  readonly #found = new Set<string>();

  constructor(work: WorkList, providers: readonly Provider[]) {
    this.#work = work;
    this.#providers = providers;
    const { targets } = work;
    const tracks = work.tracks.filter((track) => this.#wantsTrack(track));
    this.#tracks = targets.has("tracks") ? tracks.map(({ uri }) => uri) : [];
    this.#searches = targets.has("tracks") && this.#canSearch()
      ? work.searches.filter((one) => this.#wants((p) => work.wantsSearch(p, one))).map(({ key }) =>
        key
      )
      : [];
    this.#artists = targets.has("artists")
      ? work.artists.filter((one) => this.#wantsArtist(one)).map(({ name }) => name)
      : [];
    this.#features = targets.has("features")
      ? work.tracks.filter((one) => this.#wantsFeatures(one)).map(({ uri }) => uri)
      : [];
  }

  /** Notes what an answer answered. */
  note({ answered }: Findings): void {
    for (const { kind, key, status } of answered) {
      if (status === "found") this.#found.add(`${kind} ${key}`);
    }
  }

  get tracks(): Tally {
    const tracks = new Map(this.#work.tracks.map((track) => [track.uri, track]));
    const searches = new Map(this.#work.searches.map((search) => [search.key, search]));
    return add(
      this.#tally("track", this.#tracks, (uri) => {
        const track = tracks.get(uri);
        return track !== undefined && this.#wantsTrack(track);
      }),
      this.#tally("search", this.#searches, (key) => {
        const search = searches.get(key);
        return search !== undefined && this.#wants((p) => this.#work.wantsSearch(p, search));
      }),
    );
  }

  get artists(): Tally {
    return this.#tally("artist", this.#artists, (name) => {
      const artist = this.#work.artist(name);
      return artist !== undefined && this.#wantsArtist(artist);
    });
  }

  get features(): Tally {
    const tracks = new Map(this.#work.tracks.map((track) => [track.uri, track]));
    return this.#tally("features", this.#features, (uri) => {
      const track = tracks.get(uri);
      return track !== undefined && this.#wantsFeatures(track);
    });
  }

  #tally(kind: string, wanted: readonly string[], isOpen: (key: string) => boolean): Tally {
    const isFound = (key: string) => this.#found.has(`${kind} ${key}`);
    const fetched = wanted.filter(isFound).length;
    const remaining = wanted.filter((key) => !isFound(key) && isOpen(key)).length;
    return {
      wanted: wanted.length,
      fetched,
      missing: wanted.length - fetched - remaining,
      remaining,
    };
  }

  #wants(question: (provider: Provider) => boolean): boolean {
    return this.#providers.some(question);
  }

  #canSearch(): boolean {
    return this.#providers.some(searches);
  }

  /** Whether anybody has still to be asked; what failed in this run counts as such. */
  #wantsTrack(track: WorkTrack): boolean {
    return this.#wants((provider) =>
      provider.fills.track.includes("track_name") && this.#work.wantsTrack(provider, track)
    );
  }

  #wantsFeatures(track: WorkTrack): boolean {
    return this.#wants((provider) => this.#work.wantsFeatures(provider, track));
  }

  /** An artist can be asked for by an id that is known, or a title may yet tell something of it. */
  #wantsArtist(artist: WorkArtist): boolean {
    return this.#wants((provider) =>
      this.#work.wantsArtist(provider, artist) &&
      (provider.artistId(artist) !== undefined || this.#titleMayTell(artist))
    );
  }

  #titleMayTell({ name }: WorkArtist): boolean {
    return this.#work.tracksOf(name).some((track) => this.#wantsTrack(track)) ||
      this.#work.searchesOf(name).some((search) =>
        this.#wants((provider) => searches(provider) && this.#work.wantsSearch(provider, search))
      );
  }
}

/** Whether a provider finds titles that were played without a URI. */
function searches({ name, finds }: Provider): boolean {
  return name === "spotify" || finds === "names";
}

function add(a: Tally, b: Tally): Tally {
  return {
    wanted: a.wanted + b.wanted,
    fetched: a.fetched + b.fetched,
    missing: a.missing + b.missing,
    remaining: a.remaining + b.remaining,
  };
}
