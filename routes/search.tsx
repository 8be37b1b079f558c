import { page } from "fresh";
import { Head } from "fresh/runtime";
import { FoundCard } from "../components/FoundCard.tsx";
import { Statement } from "../components/Statement.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadSearch } from "../lib/ui/pages/search.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state: { store }, url }) =>
    orErrorPage(async () => page(await loadSearch(store, url.searchParams))),
});

/** How wide each card is, by how many there are: no row of the page stays half empty. */
const WIDTHS: Readonly<Record<number, "full" | "third">> = { 1: "full", 3: "third" };

export default define.page<typeof handler>(({ data }) => (
  <>
    <Head>
      <title>{words.title(words.search.title)}</title>
    </Head>
    {data.is === "statement" ? <Statement {...data.statement} /> : (
      <>
        <section class="hero plain">
          <div>
            <h1 class="long">{data.title}</h1>
            <p class="lead">
              {data.lead} <a href={data.history.href}>{data.history.text}</a>
            </p>
          </div>
        </section>
        <div class="grid">
          {data.groups.map((view) => (
            <FoundCard key={view.id} view={view} width={WIDTHS[data.groups.length] ?? "half"} />
          ))}
        </div>
      </>
    )}
  </>
));
