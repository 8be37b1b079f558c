import { page } from "fresh";
import { RankingPage } from "../components/ranking/RankingPage.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadRankingPage } from "../lib/ui/views/ranking_page.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) =>
    orErrorPage(async () => page(await loadRankingPage(state, "album", url.searchParams))),
});

export default define.page<typeof handler>(({ data }) => (
  <RankingPage
    data={data}
    path="/albums"
  />
));
