import type { Answer, Call } from "./cli.ts";
import { enrichCommand } from "./enrich/command.ts";
import { providersInUse } from "./enrich/use.ts";
import { CliError } from "./errors.ts";
import { ingestConfigured, jsonResult } from "./ingest/command.ts";
import { reportText } from "./ingest/report.ts";

/** `deno task pipeline`: ingest, then enrich and sync where the settings ask for them. */
export async function pipelineCommand(call: Call): Promise<Answer> {
  const { enrich, sync } = call.config.settings;
  if (enrich) providersInUse(call.config.settings, { now: Date.now });
  const result = await ingestConfigured(call);
  const enriched = enrich ? await enrichCommand({ ...call, flags: {} }) : undefined;
  if (sync) throw missing("SYNC", "sync", "copying to Postgres");
  return {
    json: {
      ingest: jsonResult(result),
      ...(enriched === undefined ? {} : { enrich: enriched.json }),
    },
    text: reportText(result) + (enriched === undefined ? "" : `\n${enriched.text}`) + NEXT,
    exitCode: enriched?.exitCode ?? 0,
  };
}

const NEXT = `
Next: deno task query "select artist_name, count(*) as plays from plays group by 1 order by 2 desc limit 10"
`;

function missing(variable: string, step: string, does: string): CliError {
  return new CliError("not-there-yet", {
    what: `The step ${step} (${does}) is not there yet in this version; ingest is done.`,
    where: `${variable}=true`,
    fix: `Take ${variable} out of the settings to run the pipeline without it.`,
  });
}
