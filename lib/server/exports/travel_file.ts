import { CliError, messageOf } from "../../core/errors.ts";
import { parseTravelLog, type TravelLog, type TravelPeriod } from "../../time/travel_log.ts";

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
  const entries = [...(home === undefined ? [] : [{ zone: home }]), ...periods];
  const text = `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]\n`;
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

/**
 * The periods of a form: lines of `FROM TO ZONE`, as in `2019-05-01 2019-08-30 Europe/Berlin`.
 *
 * @throws {CliError} `bad-travel-log` for a line of another form
 */
export function periodsOf(lines: string): TravelPeriod[] {
  return lines.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => {
    const [from, to, zone, more] = line.split(/\s+/);
    if (from === undefined || to === undefined || zone === undefined || more !== undefined) {
      throw new CliError("bad-travel-log", {
        what: `The line "${line.slice(0, 80)}" is not two dates and a time zone.`,
        fix:
          "Write the first day, the last day and the zone, as in: 2019-05-01 2019-08-30 Europe/Berlin",
      });
    }
    return { from, to, zone };
  });
}
