import { CliError } from "../../core/errors.ts";
import { zoneNames } from "../../time/timezone.ts";
import type { AddExportPage, Failure } from "../../ui/views/add_export.ts";
import { words } from "../../ui/words/mod.ts";
import type { RequestContext } from "../middleware/context.ts";
import { isFromHere } from "../middleware/same_site.ts";
import { siteConfig } from "../app/site_settings.ts";
import { isExportRequest } from "./is_open.ts";
import { readUploadForm } from "./read_upload_form.ts";
import { siteReading } from "./site_reading.ts";
import { periodsOf, readTravelFile, writeTravelFile } from "./travel_file.ts";

const text = words.add;

type Asked = Pick<RequestContext, "req" | "url" | "info">;

/** Whether this request may use the page that takes exports; it is not there for any other. */
export async function isAddOpen(context: Asked): Promise<boolean> {
  const { settings } = await siteConfig();
  return siteReading().isPossible && isExportRequest(settings, context) &&
    await canHold(`${settings.dataRawDir}/uploads`);
}

/**
 * Whether this process may write there, which the launcher grants only to a local site, and whether
 * the path can be a folder: DATA_RAW_DIR may be a single file.
 */
async function canHold(path: string): Promise<boolean> {
  if (Deno.permissions.querySync({ name: "write", path }).state !== "granted") return false;
  return await Deno.stat(path).then(
    ({ isDirectory }) => isDirectory,
    (error) => error instanceof Deno.errors.NotFound,
  );
}

/** Whether a request that changes something comes from a page of this very site. */
export function isFromThisPage(context: Asked): boolean {
  return isFromHere(context, 0);
}

/** What the page shows. */
export async function loadAddPage(failure: Failure | null = null): Promise<AddExportPage> {
  const { settings, isZoneSet } = await siteConfig();
  const { dataDir, dataRawDir, localTimezone } = settings;
  const { home, periods } = await readTravelFile(dataRawDir)
    .catch(() => ({ home: undefined, periods: [] }));
  const hasData = await Deno.stat(`${dataDir}/spotify.duckdb`).then(() => true, () => false);
  return {
    hasData,
    reading: siteReading().state,
    clock: {
      setting: isZoneSet ? localTimezone : null,
      home: home ?? null,
      periods,
      zones: zoneNames(),
    },
    failure,
  };
}

/**
 * Accepts a form: stores its files and the zone, and starts reading.
 *
 * @param wantsFiles whether a form without files is wrong
 * @returns what was wrong with it, or null
 */
export async function takeForm(request: Request, wantsFiles: boolean): Promise<Failure | null> {
  const reading = siteReading();
  if (reading.isRunning) return { what: text.busy, fix: "" };
  const { dataRawDir } = (await siteConfig()).settings;
  try {
    const { files, refused, fields } = await readUploadForm(request, `${dataRawDir}/uploads`);
    if (wantsFiles && files.length === 0) {
      return { what: refused.length === 0 ? text.nothing : text.refused(refused), fix: "" };
    }
    await takeClock(dataRawDir, fields);
    return reading.start(files) ? null : { what: text.busy, fix: "" };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { what: error.message, fix: error.fix ?? "" };
  }
}

/** Writes the travel log when the form says something new. */
async function takeClock(dataRawDir: string, fields: ReadonlyMap<string, string>): Promise<void> {
  const [zone = "", travels = ""] = [fields.get("zone"), fields.get("travels")];
  const periods = periodsOf(travels);
  const before = await readTravelFile(dataRawDir);
  const home = zone === "" ? before.home : zone;
  if (home === before.home && JSON.stringify(periods) === JSON.stringify(before.periods)) return;
  await writeTravelFile(dataRawDir, home, periods);
}
