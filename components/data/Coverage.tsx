import { withProgramName } from "../../lib/core/program.ts";
import type { Coverage as Row } from "../../lib/queries/questions/coverage.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import type { DataPage } from "../../lib/ui/views/data_page.ts";
import { percent } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";
import { ShareBars } from "../ShareBars.tsx";

const text = words.data.coverage;

/** How much of the listening has metadata. */
export function Coverage({ page: { coverage: rows } }: { page: Pick<DataPage, "coverage"> }) {
  const least = rows.reduce<Row | undefined>(
    (found, row) => found === undefined || share(row) < share(found) ? row : found,
    undefined,
  );
  const isNone = rows.every((row) => share(row) === 0);
  return (
    <Card
      id="coverage"
      topic={text.topic}
      width="half"
      finding={isNone || least === undefined
        ? text.none
        : text.finding(kindName(least.what), share(least))}
      footer={
        <>
          <span>{text.note}</span>
          <Numbers
            caption={text.topic}
            columns={[text.what, text.hours, text.plays]}
            rows={rows.map((row) => [
              kindName(row.what),
              percent(share(row)),
              percent(row.plays_share ?? 0),
            ])}
            csv={linkTo("/api/coverage", "format=csv")}
          />
        </>
      }
    >
      <ShareBars
        rows={rows.map((row) => ({
          name: kindName(row.what),
          under: text.ofPlays(percent(row.plays_share ?? 0)),
          value: percent(share(row)),
          share: share(row),
        }))}
      />
      {least !== undefined && share(least) < 0.8
        ? (
          <p class="remedy">
            {text.fetch} <code class="command">{withProgramName("deno task enrich")}</code>
          </p>
        )
        : null}
    </Card>
  );
}

function share({ hours_share }: Row): number {
  return hours_share ?? 0;
}

function kindName(what: string): string {
  return isKind(what) ? text.kinds[what] : what;
}

function isKind(what: string): what is keyof typeof text.kinds {
  return Object.hasOwn(text.kinds, what);
}
