import type { Answer, Call } from "./cli.ts";
import { CliError } from "./errors.ts";
import { ingestConfigured, jsonResult } from "./ingest/command.ts";
import { reportText } from "./ingest/report.ts";

/** `deno task pipeline`: ingest, then enrich and sync where the settings ask for them. */
export async function pipelineCommand(call: Call): Promise<Answer> {
  const { enrich, sync } = call.config.settings;
  const result = await ingestConfigured(call);
  if (enrich) throw missing("ENRICH", "enrich", "fetching metadata");
  if (sync) throw missing("SYNC", "sync", "copying to Postgres");
  return { json: { ingest: jsonResult(result) }, text: reportText(result) + NEXT };
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
