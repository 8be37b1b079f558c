import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Results } from "../components/search/Results.tsx";
import { Statement } from "../components/Statement.tsx";
import { keptSearch, parse } from "../lib/queries/filters/codec.ts";
import { QUESTIONS } from "../lib/queries/questions.ts";
import { orErrorPage } from "../lib/ui/answer.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

const text = words.search;
const LIMIT = 100;

export const handler = define.handlers({
  GET: ({ state: { store }, url }) =>
    orErrorPage(async () => {
      const asked = new URLSearchParams(url.searchParams);
      const kept = keptSearch(asked);
      for (const name of kept.keys()) asked.delete(name);
      const q = asked.get("q")?.trim() ?? "";
      if (q === "") return page({ q, kept, found: [] });
      asked.set("q", q);
      const filters = parse({ ...QUESTIONS.search, params: ["q"] }, asked);
      const { data: found } = await store.query(QUESTIONS.search, { ...filters, limit: LIMIT });
      return page({ q, kept, found });
    }),
});

export default define.page<typeof handler>(({ data: { q, kept, found } }) => (
  <>
    <Head>
      <title>{words.title(text.title)}</title>
    </Head>
    {found.length > 0 ? <Results q={q} kept={kept} found={found} limit={LIMIT} /> : (
      <Statement
        title={q === "" ? text.empty : text.nothing(q)}
        text={q === "" ? text.emptyText : text.nothingText}
      />
    )}
  </>
));
