import { page } from "fresh";
import { ProfilePage } from "../../components/profile/ProfilePage.tsx";
import { isShapeOpen } from "../../lib/server/rules/is_open.ts";
import { orErrorPage } from "../../lib/ui/answer.ts";
import { namesIn } from "../../lib/ui/links/path_names.ts";
import { loadFirst, loadProfile } from "../../lib/ui/pages/profile.ts";
import { type TrackKey, trackSubject } from "../../lib/ui/views/profile/subjects.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  GET: (ctx) =>
    orErrorPage(async () =>
      page({
        canShape: await isShapeOpen(ctx),
        model: await loadFirst(
          keysIn(ctx.url),
          (key) =>
            loadProfile(ctx.state, ctx.url.searchParams, (store) => trackSubject(store, key)),
        ),
      })
    ),
});

export default define.page<typeof handler>(({ data }) => <ProfilePage {...data} />);

/** A track is asked for by its artist and title, or by its URI, which has no slash of its own. */
function keysIn(url: URL): TrackKey[] {
  const named = namesIn(url, 2).map(([artist = "", track = ""]) => ({ artist, track }));
  return named.length > 0 ? named : namesIn(url, 1).map(([uri = ""]) => ({ uri }));
}
