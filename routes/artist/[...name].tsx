import { page } from "fresh";
import { ProfilePage } from "../../components/profile/ProfilePage.tsx";
import { isShapeOpen } from "../../lib/server/rules/is_open.ts";
import { orErrorPage } from "../../lib/ui/answer.ts";
import { namesIn } from "../../lib/ui/links/path_names.ts";
import { loadFirst, loadProfile } from "../../lib/ui/pages/profile.ts";
import { artistSubject } from "../../lib/ui/views/profile/subjects.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  GET: (ctx) =>
    orErrorPage(async () =>
      page({
        canShape: await isShapeOpen(ctx),
        model: await loadFirst(
          namesIn(ctx.url, 1),
          ([name = ""]) =>
            loadProfile(
              ctx.state,
              ctx.url.searchParams,
              (store, { credit }) => artistSubject(store, name, credit),
            ),
        ),
      })
    ),
});

export default define.page<typeof handler>(({ data }) => <ProfilePage {...data} />);
