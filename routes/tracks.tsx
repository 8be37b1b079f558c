import { page } from "fresh";
import { RankingPage } from "../components/ranking/RankingPage.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadRanking } from "../lib/ui/pages/ranking.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) =>
    orErrorPage(async () => page(await loadRanking(state, "track", "/tracks", url.searchParams))),
});

export default define.page<typeof handler>(({ data: model }) => <RankingPage model={model} />);
