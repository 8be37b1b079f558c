import type { Answer, CallOf } from "../cli.ts";
import { integerFlag } from "../command_line.ts";
import { ingest, type IngestResult } from "../../ingest/ingest.ts";
import { reportText } from "../../ingest/report.ts";
import { withDiskErrors } from "../../core/disk_error.ts";
import { withWorkFolder } from "../../core/work_folder.ts";
import { withProgramName } from "../../core/program.ts";
import { zoneSpans } from "../../time/zone_spans.ts";
import { generateExport, makeWorld, travelLog, type World, writeDemoMetadata } from "@tonearm/demo";
import { loadDemoMetadata } from "./load.ts";
import { summarize, summaryText } from "./summary.ts";

/**
 * `deno task demo`: makes an export, ingests it like any other, adds metadata, prints a summary.
 */
export async function demoCommand(call: CallOf<"demo">): Promise<Answer> {
  const world = makeWorld({
    seed: integerFlag(call, "seed", 1, 0, 1_000_000),
    years: integerFlag(call, "years", 10, 1, 18),
    plays: integerFlag(call, "plays", 150_000, 1, 5_000_000),
  });
  const started = performance.now();
  const dataDir = `${call.config.settings.dataDir}/demo`;
  const result = await makeDemo(world, dataDir, call);
  const seconds = Math.round(performance.now() - started) / 1000;
  const path = `${dataDir}/spotify.duckdb`;
  const summary = await summarize(path);
  return {
    json: { ingest: result, summary, database: path, seconds },
    text: [
      reportText(result),
      summaryText(summary),
      `Made and read in ${seconds.toFixed(1)} s. The database is ${path}.`,
      "",
      withProgramName(`See it:  deno task start --data-dir ${dataDir}`),
      withProgramName(`Ask it:  deno task query --data-dir ${dataDir} "${ASK}"`),
      "",
    ].join("\n"),
  };
}

const ASK = "select year, count(*) as plays from plays group by 1 order by 1";

async function makeDemo(
  world: World,
  dataDir: string,
  { config, progress, signal }: CallOf<"demo">,
): Promise<IngestResult> {
  const dataRawDir = `${dataDir}/raw`;
  await Deno.remove(dataRawDir, { recursive: true }).catch(ignoreMissing);
  await Deno.mkdir(dataRawDir, { recursive: true });
  progress.stage("Inventing a listener", world.plays);
  const made = await withDiskErrors(
    dataRawDir,
    () =>
      generateExport(world, `${dataRawDir}/my_spotify_data.zip`, (plays) => {
        signal.throwIfAborted();
        progress.at(plays);
      }),
  );
  const travels = travelLog(world.listener);
  await Deno.writeTextFile(`${dataRawDir}/timezones.json`, JSON.stringify(travels, null, 2) + "\n");
  const timezone = world.listener.home.zone;
  const result = await ingest({
    dataRawDir,
    dataDir,
    timezone,
    spans: zoneSpans(timezone, travels),
    minPlayDurationMs: config.settings.minPlayDurationMs,
    now: Date.now(),
    progress,
    signal,
  });
  progress.stage("Adding metadata");
  await withWorkFolder(dataDir, async (folder) => {
    await loadDemoMetadata(dataDir, await writeDemoMetadata(world, made.heard, folder));
  });
  progress.done();
  return result;
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
