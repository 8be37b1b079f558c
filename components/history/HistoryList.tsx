import HistoryMore from "../../islands/HistoryMore.tsx";
import { linkTo } from "../../lib/ui/links/links.ts";
import { historyDays } from "../../lib/ui/views/history_days.ts";
import {
  historyFilters,
  type HistoryPage,
  type HistoryState,
} from "../../lib/ui/views/history_page.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Live } from "../Live.tsx";
import { HistoryDays } from "./HistoryDays.tsx";

const { earlier, loading, failed, retry, end, skipped, unknown, csv } = words.history;
const texts = { ...unknown, skipped, earlier, loading, failed, retry, end };

/** A page of plays from the server; the island goes on. */
export function HistoryList({ state, shown }: { state: HistoryState; shown: HistoryPage }) {
  const days = historyDays(shown.plays);
  const last = days.at(-1);
  if (last === undefined) return null;
  const { page, q, cursor } = state;
  const filters = historyFilters(state);
  const onward = toSearch({ ...page, ...(q === undefined ? {} : { q }) });
  if (shown.next !== null) onward.set("cursor", shown.next);
  const asCsv = toSearch({ ...filters, ...(cursor === undefined ? {} : { cursor }), limit: 100 });
  asCsv.set("format", "csv");
  const view = {
    api: linkTo("/api/plays", toSearch(filters)),
    next: shown.next ?? "",
    href: linkTo("/history", onward),
    after: last.date,
  };
  return (
    <div class="history">
      <p class="tools">
        <a href={linkTo("/api/plays", asCsv)} download>{csv}</a>
      </p>
      <HistoryDays days={days} after="" texts={texts} />
      {shown.next === null ? <p class="earlier">{end}</p> : (
        <Live id="history" data={view}>
          <HistoryMore view={view} texts={texts} />
        </Live>
      )}
    </div>
  );
}
