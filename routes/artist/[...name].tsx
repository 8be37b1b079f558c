import { page } from "fresh";
import { ProfilePage } from "../../components/profile/ProfilePage.tsx";
import { orErrorPage } from "../../lib/ui/answer.ts";
import { namesIn } from "../../lib/ui/links/path_names.ts";
import { loadFirst, loadProfile } from "../../lib/ui/pages/profile.ts";
import { artistSubject } from "../../lib/ui/views/profile/subjects.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) =>
    orErrorPage(async () =>
      page(
        await loadFirst(
          namesIn(url, 1),
          ([name = ""]) =>
            loadProfile(state, url.searchParams, (store) => artistSubject(store, name)),
        ),
      )
    ),
});

export default define.page<typeof handler>(({ data: model }) => <ProfilePage model={model} />);
