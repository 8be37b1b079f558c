/** An ingest as `deno task ingest` does it. */
import { ingest } from "../lib/ingest/ingest.ts";
import { Progress } from "../lib/core/progress.ts";
import { zoneSpans } from "../lib/time/zone_spans.ts";
import { measureAndPrint } from "./measure.ts";

const folder = Deno.args[0] ?? "";
const timezone = "America/Toronto";
await measureAndPrint(() =>
  ingest({
    dataRawDir: `${folder}/raw`,
    dataDir: `${folder}/data`,
    timezone,
    spans: zoneSpans(timezone, []),
    minPlayDurationMs: 30_000,
    now: Date.now(),
    progress: new Progress({ silent: true }),
  })
);
await Deno.remove(`${folder}/data`, { recursive: true });
