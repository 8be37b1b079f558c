import type { SetAside as Row } from "../../lib/queries/questions/set_aside.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { reasonName, reasonText } from "../../lib/ui/views/receipt.ts";
import { count, hours, percent } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";
import { ShareBars } from "../ShareBars.tsx";

const text = words.data.setAside;

interface SetAsideProps {
  rows: readonly Row[];
  /** All records that were read. */
  records: number;
  /** The shortest play, in words. */
  shortest: string;
}

/** What is kept but counts as no play, and why. */
export function SetAside({ rows, records, shortest }: SetAsideProps) {
  const [most] = rows;
  const share = (part: number) => records === 0 ? 0 : part / records;
  const all = rows.reduce((sum, row) => sum + row.records, 0);
  return (
    <Card
      id="set-aside"
      topic={text.topic}
      width="half"
      finding={most === undefined ? text.none : text.finding(share(all), reasonName(most.reason))}
      footer={
        <>
          <span>{text.note}</span>
          <Numbers
            caption={text.topic}
            columns={[text.reason, text.records, text.hours]}
            rows={rows.map((row) => [reasonName(row.reason), count(row.records), hours(row.hours)])}
            csv={linkTo("/api/set-aside", "format=csv")}
          />
        </>
      }
    >
      <ShareBars
        rows={rows.map((row) => ({
          name: reasonName(row.reason),
          under: reasonText(row.reason, shortest),
          value: `${count(row.records)} · ${percent(share(row.records))}`,
          share: share(row.records),
        }))}
      />
    </Card>
  );
}
