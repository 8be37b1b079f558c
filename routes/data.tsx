import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Part } from "../components/Part.tsx";
import { Assumptions } from "../components/data/Assumptions.tsx";
import { Coverage } from "../components/data/Coverage.tsx";
import { Definitions } from "../components/data/Definitions.tsx";
import { Notices } from "../components/data/Notices.tsx";
import { Receipt } from "../components/data/Receipt.tsx";
import { Rejects } from "../components/data/Rejects.tsx";
import { SetAside } from "../components/data/SetAside.tsx";
import { Sources } from "../components/data/Sources.tsx";
import { Versions } from "../components/data/Versions.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadData, thresholdText } from "../lib/ui/views/data_page.ts";
import { pageStateOf } from "../lib/ui/views/page_state.ts";
import { type Receipt as ReceiptView, receiptOf } from "../lib/ui/views/receipt.ts";
import { count, longDay, timeOfDay } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

const text = words.data;

export const handler = define.handlers({
  GET: ({ state: { store }, url }) =>
    orErrorPage(async () => {
      pageStateOf(url.searchParams);
      return page(await loadData(store));
    }),
});

export default define.page<typeof handler>(({ data }) => {
  const { sources, setAside, facts } = data;
  const receipt = receiptOf(sources, setAside);
  const built = facts.get("built_at") ?? "";
  const plays = sources.reduce((sum, row) => sum + row.plays, 0);
  const day = built === "" ? "" : longDay(built);
  return (
    <>
      <Head>
        <title>{words.title(text.title)}</title>
      </Head>
      <section class="hero">
        <div>
          <h1 class="long">{title(receipt)}</h1>
          <p class="lead">{text.lead(sources.length, day, count(plays))}</p>
        </div>
        <Receipt
          receipt={receipt}
          made={[day, timeOfDay(built)].filter(Boolean).join(", ")}
        />
      </section>
      <div class="grid">
        <Notices notices={data.notices} />
        <Sources sources={sources} />
        <SetAside
          rows={setAside}
          records={receipt.records}
          shortest={thresholdText(facts.get("min_play_duration_ms"))}
        />
        <Part topic={text.coverage.topic} width="half">
          <Coverage page={data} />
        </Part>
        <Part topic={text.rejects.topic}>
          <Rejects page={data} />
        </Part>
        <Assumptions page={data} />
        <Definitions />
        <Versions page={data} />
      </div>
    </>
  );
});

function title({ records, isBalanced }: ReceiptView): string {
  if (records === 0) return text.heroNone;
  return isBalanced ? text.hero(count(records)) : text.heroOff(count(records));
}
