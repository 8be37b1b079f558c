import { page } from "fresh";
import { ProfilePage } from "../../components/profile/ProfilePage.tsx";
import { orErrorPage } from "../../lib/ui/answer.ts";
import { namesIn } from "../../lib/ui/links/path_names.ts";
import { loadFirst, loadPage } from "../../lib/ui/views/profile/page.ts";
import { albumSubject } from "../../lib/ui/views/profile/subjects.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) =>
    orErrorPage(async () =>
      page(
        await loadFirst(
          namesIn(url, 2),
          ([artist = "", name = ""]) =>
            loadPage(state, url.searchParams, () => albumSubject(state.store, artist, name)),
        ),
      )
    ),
});

export default define.page<typeof handler>(({ data }) => <ProfilePage data={data} />);
