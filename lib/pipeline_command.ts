import type { Answer, Call } from "./cli.ts";
import { enrichCommand } from "./enrich/command.ts";
import { providersInUse } from "./enrich/use.ts";
import { ingestConfigured, jsonResult } from "./ingest/command.ts";
import { reportText } from "./ingest/report.ts";

/** `deno task pipeline`: ingest, then enrich and sync where the settings ask for them. */
export async function pipelineCommand(call: Call): Promise<Answer> {
  const { enrich, sync } = call.config.settings;
  if (enrich) providersInUse(call.config.settings, { now: Date.now });
  const result = await ingestConfigured(call);
  const json: Record<string, unknown> = { ingest: jsonResult(result) };
  let text = reportText(result);
  let exitCode: 0 | 1 = 0;
  if (enrich) {
    const enriched = await enrichCommand({ ...call, flags: {} });
    json["enrich"] = enriched.json;
    text += `\n${enriched.text}`;
    exitCode = enriched.exitCode ?? 0;
  }
  if (sync) {
    // Imported when used: without it the pipeline needs no Postgres client.
    const { syncConfigured, syncText } = await import("./sync/command.ts");
    const synced = await syncConfigured({ ...call, flags: {} });
    json["sync"] = synced;
    text += `\n${syncText(call, synced)}`;
  }
  return { json, text: text + NEXT, exitCode };
}

const NEXT = `
Next: deno task query "select artist_name, count(*) as plays from plays group by 1 order by 2 desc limit 10"
`;
