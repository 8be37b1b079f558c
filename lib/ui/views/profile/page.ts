import type { Store } from "../../../queries/store.ts";
import { scopeOf } from "../overview.ts";
import { pageStateOf } from "../page_state.ts";
import { loadProfile, type Subject } from "./profile.ts";

/**
 * What a page of one artist, track or album shows.
 *
 * @returns null when the database holds no play at all
 * @throws {RequestError} 404 when it was never played
 */
export async function loadPage(
  store: Store,
  search: URLSearchParams,
  subjectOf: () => Subject | Promise<Subject>,
) {
  const scope = await scopeOf(store, pageStateOf(search));
  if (scope === null) return null;
  return { scope, profile: await loadProfile(store, scope, await subjectOf()) };
}

/** What {@linkcode loadPage} gives of some data. */
export type ProfileData = NonNullable<Awaited<ReturnType<typeof loadPage>>>;
