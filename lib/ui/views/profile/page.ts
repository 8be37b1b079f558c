import { loadContext, type PageSource } from "../../page_context.ts";
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

/** What {@linkcode loadPage} gives of some data. */
export type ProfileData = NonNullable<Awaited<ReturnType<typeof loadPage>>>;
