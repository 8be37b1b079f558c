import type { Answer, CallOf } from "./cli.ts";
import { enrichCommand } from "./enrich_command.ts";
import { providersInUse } from "../enrich/use.ts";
import { ingestConfigured } from "./ingest_command.ts";
import { reportText } from "../ingest/report.ts";
import { withProgramName } from "../core/program.ts";

/** `deno task pipeline`: ingest, then enrich and sync where the settings ask for them. */
export async function pipelineCommand(call: CallOf<"pipeline">): Promise<Answer> {
  const { enrich, sync } = call.config.settings;
  if (enrich) providersInUse(call.config.settings, { now: Date.now });
  // Imported when used: without it the pipeline needs no Postgres client.
  const syncing = sync ? await import("./sync_command.ts") : undefined;
  syncing?.requirePostgresUrl(call.config);
  const result = await ingestConfigured(call);
  const enriched = enrich ? await enrichCommand({ ...call, flags: {} }) : undefined;
  const allowEmpty = call.flags["allow-empty"];
  const flags = allowEmpty === undefined ? {} : { "allow-empty": allowEmpty };
  const synced = await syncing?.syncCommand({ ...call, flags });
  const steps = [enriched, synced].filter((step) => step !== undefined);
  return {
    json: {
      ingest: result,
      ...(enriched === undefined ? {} : { enrich: enriched.json }),
      ...(synced === undefined ? {} : { sync: synced.json }),
    },
    text: reportText(result) + steps.map(({ text }) => `\n${text}`).join("") +
      withProgramName(NEXT),
    exitCode: enriched?.exitCode ?? 0,
  };
}

const NEXT = `
See it:  deno task start
Ask it:  deno task query "select artist_name, count(*) as plays from plays group by 1 order by 2 desc limit 10"
`;
