import { CliError } from "../../core/errors.ts";
import { zoneNames } from "../../time/timezone.ts";
import { linkTo } from "../../ui/links/links.ts";
import type { AddExportPage, Failure, Reading, Written } from "../../ui/views/add_export.ts";
import { words } from "../../ui/words/mod.ts";
import type { RequestContext } from "../middleware/context.ts";
import { isFromHere } from "../middleware/same_site.ts";
import { siteConfig } from "../app/site_settings.ts";
import { isExportRequest } from "./is_open.ts";
import { readUploadForm } from "./read_upload_form.ts";
import { siteReading } from "./site_reading.ts";
import { periodsOf, readTravelFile, staysIn, writeTravelFile } from "./travel_file.ts";

const text = words.add;

type FindingScope = Pick<RequestContext, "req" | "url" | "info">;

/** Whether this request may use the page that takes exports; it is not there for any other. */
export async function isAddOpen(context: FindingScope): Promise<boolean> {
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
export function isFromThisPage(context: FindingScope): boolean {
  return isFromHere(context, 0);
}

/** The reading that was begun last, for who follows it. */
export function lastReading(): Reading {
  return siteReading().last;
}

/** The address of a reading: how far it is, then what it came to. */
export function linkToReading(number = lastReading().number): string {
  return linkTo("/add", `reading=${number}`);
}

/**
 * What the page shows. What a reading came to is shown at the address of that reading alone, so that
 * whoever adds the next export finds the form.
 *
 * @param url the address that was asked for
 */
export async function loadAddPage(
  url: URL,
  { failure = null, written }: Partial<Taken> = {},
): Promise<AddExportPage> {
  const { settings, isZoneSet } = await siteConfig();
  const { dataDir, dataRawDir, localTimezone } = settings;
  const { home, periods } = await readTravelFile(dataRawDir)
    .catch(() => ({ home: undefined, periods: [] }));
  const { number, progress } = lastReading();
  const isMeant = url.searchParams.get("reading") === String(number);
  const isRunning = progress.kind === "running";
  const hasData = await Deno.stat(`${dataDir}/spotify.duckdb`).then(() => true, () => false);
  return {
    hasData,
    reading: isRunning || isMeant ? progress : { kind: "idle" },
    clock: {
      setting: isZoneSet ? localTimezone : null,
      home: (written?.zone || home) ?? null,
      stays: written?.stays ?? periods,
      zones: zoneNames(),
    },
    failure,
  };
}

/** What became of a form. */
export interface Taken {
  /** What was wrong with it; null when a reading has begun. */
  readonly failure: Failure | null;
  /** What it said besides files, as far as it was read. */
  readonly written?: Written;
}

/**
 * Accepts a form: stores its files and the clock, and starts reading. A form without files is wrong,
 * unless it says that it only changes the clock.
 */
export async function takeForm(request: Request): Promise<Taken> {
  const reading = siteReading();
  if (reading.isRunning) return { failure: BUSY };
  const { dataRawDir } = (await siteConfig()).settings;
  let written: Written | undefined;
  try {
    const { files, refused, fields } = await readUploadForm(request, `${dataRawDir}/uploads`);
    const clock = { zone: fields.get("zone") ?? "", stays: staysIn(fields) };
    written = clock;
    if (files.length === 0 && fields.get("only") !== "clock") {
      const what = refused.length === 0 ? text.nothing : text.refused(refused);
      return { failure: { what, fix: "" }, written };
    }
    const isBegun = await reading.start(files, () => takeClock(dataRawDir, clock));
    return { failure: isBegun ? null : BUSY, written };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const failure = { what: error.message, fix: error.fix ?? "" };
    return written === undefined ? { failure } : { failure, written };
  }
}

const BUSY: Failure = { what: text.busy, fix: "" };

/** Writes the travel log when the form says something new. */
async function takeClock(dataRawDir: string, { zone, stays }: Written): Promise<void> {
  const periods = periodsOf(stays);
  const before = await readTravelFile(dataRawDir);
  const home = zone === "" ? before.home : zone;
  if (home === before.home && JSON.stringify(periods) === JSON.stringify(before.periods)) return;
  await writeTravelFile(dataRawDir, home, periods);
}
