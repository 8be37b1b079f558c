import { page } from "fresh";
import { Hero } from "../components/Hero.tsx";
import { HistoryList } from "../components/history/HistoryList.tsx";
import { Narrowing } from "../components/history/Narrowing.tsx";
import { Page } from "../components/Page.tsx";
import { Statement } from "../components/Statement.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadHistory } from "../lib/ui/pages/history.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) =>
    orErrorPage(async () => page(await loadHistory(state, url.searchParams))),
});

export default define.page<typeof handler>(({ data: model }) => (
  <Page model={model}>
    {({ head, narrowing, list }) => (
      <>
        {"lead" in head ? <Hero {...head} long={0} /> : <Statement {...head} />}
        <Narrowing view={narrowing} />
        {list === null ? null : <HistoryList view={list} />}
      </>
    )}
  </Page>
));
