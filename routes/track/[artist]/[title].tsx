import { page } from "fresh";
import { ProfilePage } from "../../../components/profile/ProfilePage.tsx";
import { orErrorPage } from "../../../lib/site/answer.ts";
import { loadPage } from "../../../lib/views/profile/page.ts";
import { trackSubject } from "../../../lib/views/profile/subjects.ts";
import { define } from "../../../utils.ts";

export const handler = define.handlers({
  GET: ({ state: { store }, url, params: { artist = "", title: track = "" } }) =>
    orErrorPage(async () =>
      page(await loadPage(store, url.searchParams, () => trackSubject(store, { artist, track })))
    ),
});

export default define.page<typeof handler>(({ data }) => <ProfilePage data={data} />);
