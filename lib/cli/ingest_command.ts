import type { Answer, CallOf } from "./cli.ts";
import { CliError, messageOf } from "../core/errors.ts";
import { inputFile } from "../core/input_file.ts";
import { computerZone } from "../time/timezone.ts";
import { parseTravelLog, type TravelLog } from "../time/travel_log.ts";
import { unsetZoneNotice } from "../time/zone_notice.ts";
import { zoneSpans } from "../time/zone_spans.ts";
import { ingest, type IngestResult } from "../ingest/ingest.ts";
import { readRulesFile } from "../ingest/rules/read_rules.ts";
import { reportText } from "../ingest/report.ts";

/** `deno task ingest`: reads the settings' input folder into the settings' data folder. */
export async function ingestCommand(call: CallOf<"ingest">): Promise<Answer> {
  const result = await ingestConfigured(call);
  return { json: result, text: reportText(result) };
}

/** Runs an ingest as settings and flags say. */
export async function ingestConfigured(
  { config, flags, progress, signal }: Pick<
    CallOf<"ingest">,
    "config" | "flags" | "progress" | "signal"
  >,
): Promise<IngestResult> {
  const { dataRawDir, dataDir, localTimezone, minPlayDurationMs } = config.settings;
  const travelLog = await inputFile(dataRawDir, "timezones.json");
  const { home, periods } = await readTravelLog(travelLog);
  // A zone set by the user takes precedence over the one in the file.
  const isSet = config.origin.localTimezone !== "default";
  const timezone = isSet ? localTimezone : home ?? localTimezone;
  const isUnset = !isSet && home === undefined;
  const zone = { used: timezone, computer: computerZone() };
  if (isUnset) progress.say(unsetZoneNotice({ ...zone, travelLog }));
  const { rules } = await readRulesFile(dataRawDir);
  return await ingest({
    dataRawDir,
    dataDir,
    rules,
    timezone,
    spans: zoneSpans(timezone, periods),
    minPlayDurationMs,
    now: Date.now(),
    strict: flags["strict"] !== undefined,
    allowEmpty: flags["allow-empty"] !== undefined,
    ...(isUnset ? { unsetZone: zone } : {}),
    progress,
    signal,
  });
}

async function readTravelLog(path: string): Promise<TravelLog> {
  try {
    return parseTravelLog(await Deno.readTextFile(path), path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { home: undefined, periods: [] };
    if (error instanceof CliError) throw error;
    throw new CliError("bad-travel-log", {
      what: `Cannot read the travel log: ${messageOf(error)}.`,
      where: path,
      fix: "Make it a readable text file, or remove it.",
    });
  }
}
