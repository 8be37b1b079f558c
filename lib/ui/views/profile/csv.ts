import { only } from "../../../queries/filters/codec.ts";
import type { Filters } from "../../../queries/filters/params.ts";
import { sectionLink } from "../../links/csv_link.ts";
import type { Answer, Subject } from "./answer.ts";

/**
 * Where a list of the answer about an artist, track or album is as CSV. A track is asked for by URI:
 * one that was played under none has no such address.
 */
export function csvOf(
  subject: Subject,
  { uris }: Pick<Answer, "uris">,
  section: "years" | "song" | "versions",
  narrowing: Filters,
): string | undefined {
  if (subject.kind !== "track") {
    return sectionLink(subject.path, section, {
      ...only(subject.filters, ["credit"]),
      ...narrowing,
    });
  }
  const uri = uris[0]?.spotify_track_uri;
  return uri === undefined
    ? undefined
    : sectionLink(`/track/${encodeURIComponent(uri)}`, section, narrowing);
}
