import { CliError, messageOf } from "../../core/errors.ts";
import { parseTravelLog, type TravelLog, type TravelPeriod } from "../../time/travel_log.ts";
import type { Stay } from "../../ui/views/add_export.ts";

const FILE = "timezones.json";

/** The travel log of an input folder; an empty one when there is none. */
export async function readTravelFile(dataRawDir: string): Promise<TravelLog> {
  const path = `${dataRawDir}/${FILE}`;
  try {
    return parseTravelLog(await Deno.readTextFile(path), path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { home: undefined, periods: [] };
    throw error;
  }
}

/**
 * Writes the travel log of an input folder, checked as the file is, in one step.
 *
 * @param home the home zone; undefined to leave it to the settings
 * @returns what was written
 * @throws {CliError} `bad-travel-log` for invalid dates or zones, `disk`
 */
export async function writeTravelFile(
  dataRawDir: string,
  home: string | undefined,
  periods: readonly TravelPeriod[],
): Promise<TravelLog> {
  parseTravelLog(textOf(periods), FILE); // errors count entries as the form counts stays
  const text = textOf([...(home === undefined ? [] : [{ zone: home }]), ...periods]);
  const log = parseTravelLog(text, FILE);
  // The site may write only uploads/ and these files, so the temporary file is there.
  const part = `${dataRawDir}/uploads/.${crypto.randomUUID()}.part`;
  try {
    await Deno.mkdir(`${dataRawDir}/uploads`, { recursive: true, mode: 0o700 });
    await Deno.writeTextFile(part, text, { mode: 0o600 });
    await Deno.rename(part, `${dataRawDir}/${FILE}`);
  } catch (error) {
    await Deno.remove(part).catch(() => {});
    throw new CliError("disk", {
      what: `Cannot write ${dataRawDir}/${FILE}: ${messageOf(error)}.`,
      where: dataRawDir,
      fix: "Give yourself permission to write there.",
      cause: error,
    });
  }
  return log;
}

function textOf(entries: readonly (TravelPeriod | { readonly zone: string })[]): string {
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]\n`;
}

/**
 * The stays of a form, in fields named `from-1`, `to-1`, `zone-1`, `from-2` …; rows that are empty count
 * for nothing.
 *
 * @example
 * ```ts
 * import { staysIn } from "./travel_file.ts";
 *
 * const fields = new Map([["from-2", "2019-05-01"], ["to-2", " "], ["zone-2", ""]]);
 * console.assert(staysIn(fields)[0]?.from === "2019-05-01");
 * ```
 */
export function staysIn(fields: ReadonlyMap<string, string>): Stay[] {
  const numbers = [...fields.keys()].flatMap((name) => /^from-(\d{1,4})$/.exec(name)?.[1] ?? []);
  return numbers.map((number) => {
    const [from = "", to = "", zone = ""] = ["from", "to", "zone"].map((name) =>
      fields.get(`${name}-${number}`)?.trim()
    );
    return { from, to, zone };
  }).filter((stay) => Object.values(stay).some((value) => value !== ""));
}

/**
 * The periods that stays of a form stand for; the travel log checks them further.
 *
 * @throws {CliError} `bad-travel-log` for a stay of which a part is missing
 */
export function periodsOf(stays: readonly Stay[]): TravelPeriod[] {
  for (const [at, { from, to, zone }] of stays.entries()) {
    const parts = [["first day", from], ["last day", to], ["time zone", zone]] as const;
    for (const [name, value] of parts) {
      if (value !== "") continue;
      throw new CliError("bad-travel-log", {
        what: `Stay ${at + 1} has no ${name}.`,
        fix:
          "Give each stay its first day, its last day and its time zone, or leave its row empty.",
      });
    }
  }
  return [...stays];
}
