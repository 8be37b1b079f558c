import HistoryMore from "../../islands/HistoryMore.tsx";
import type { HistoryListView } from "../../lib/ui/pages/history.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Slot } from "../Slot.tsx";
import { HistoryDays } from "./HistoryDays.tsx";

const { earlier, loading, failed, retry, end, skipped, unknown, csv } = words.history;
const texts = { ...unknown, skipped, spotify: words.spotify, earlier, loading, failed, retry, end };

/** A page of plays from the server; the island goes on. */
export function HistoryList({ view: { days, csv: href, more } }: { view: HistoryListView }) {
  return (
    <div class="history">
      <p class="tools">
        <a href={href} download>{csv}</a>
      </p>
      <HistoryDays days={days} after="" texts={texts} />
      {more === null ? <p class="earlier">{end}</p> : (
        <Slot id="history" data={more}>
          <HistoryMore view={more} texts={texts} />
        </Slot>
      )}
    </div>
  );
}
