import { loadContext, type PageSource } from "../../page_context.ts";
import { RequestError } from "../../../core/request_error.ts";
import { pageStateOf } from "../page_state.ts";
import { loadProfile, type Subject } from "./profile.ts";

/**
 * What a page of one artist, track or album shows.
 *
 * @returns null when the database holds no play at all
 * @throws {RequestError} 404 when it was never played
 */
export async function loadPage(
  source: PageSource,
  search: URLSearchParams,
  subjectOf: () => Subject | Promise<Subject>,
) {
  const context = await loadContext(source, pageStateOf(search));
  if (context === null) return null;
  return { context, profile: await loadProfile(source.store, context, await subjectOf()) };
}

/**
 * Loads what is found first of several ways to read an address.
 *
 * @throws {RequestError} `not-found` when there is none, or what loading throws
 */
export async function loadFirst<Key, Page>(
  keys: readonly Key[],
  load: (key: Key) => Promise<Page>,
): Promise<Page> {
  let missing = new RequestError("not-found", "There is no listening to that.");
  for (const key of keys) {
    try {
      return await load(key);
    } catch (error) {
      if (!(error instanceof RequestError) || error.code !== "not-found") throw error;
      missing = error;
    }
  }
  throw missing;
}

/** What {@linkcode loadPage} gives of some data. */
export type ProfileData = NonNullable<Awaited<ReturnType<typeof loadPage>>>;
