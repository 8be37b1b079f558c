import Together from "../../islands/Together.tsx";
import type { RankingPage as View } from "../../lib/ui/pages/ranking.ts";
import type { PageModel } from "../../lib/ui/page_model.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Choice } from "../Choice.tsx";
import { HiddenFields } from "../HiddenFields.tsx";
import { Slot } from "../Slot.tsx";
import { Page } from "../Page.tsx";
import { Gone } from "./Gone.tsx";
import { Pager } from "./Pager.tsx";
import { RankingTable } from "./RankingTable.tsx";
import { SearchForm } from "./SearchForm.tsx";

/** All artists, tracks or albums, ranked. */
export function RankingPage({ model }: { model: PageModel<View> }) {
  return (
    <Page model={model}>
      {(
        { title, lead, credit, find, found, together, table, empty, pager, against, gone, ...form },
      ) => (
        <>
          <header class="ranking-head">
            <h1>{title}</h1>
            {lead === "" ? null : <p class="lead">{lead}</p>}
          </header>
          {credit === null ? null : <Choice view={credit} />}
          <SearchForm view={find} />
          {found === null ? null : <p class="found" role="status">{found}</p>}
          <form class="ranking-form" action={form.action}>
            <HiddenFields fields={form.hidden} />
            <noscript>
              <HiddenFields fields={form.pickedElsewhere.map((id) => ["pick", id])} />
            </noscript>
            <Slot id="together" data={together}>
              <Together view={together} text={words.ranking.together} />
            </Slot>
            {table === null ? <p class="empty">{empty}</p> : <RankingTable view={table} />}
          </form>
          {pager === null ? null : <Pager view={pager} />}
          {against === null ? null : <p class="small-print">{against}</p>}
          {gone === null ? null : <Gone view={gone} />}
        </>
      )}
    </Page>
  );
}
