import { taskPipe } from "../../core/task_pipe/task_pipe.ts";
import { siteStore } from "../site_store.ts";
import { ExportReading } from "./reading.ts";

let reading = new ExportReading(taskPipe, warmUp);

/** Looks at the new data while the person looks at the receipt, so that the first page is there at once. */
function warmUp(): void {
  // A failure is reported to whoever asks for a page.
  siteStore().then((store) => store.version()).catch(() => {});
}

/** The reading of exports of this site. */
export function siteReading(): ExportReading {
  return reading;
}

/** Replaces it, for tests. */
export function useReading(other: ExportReading): void {
  reading = other;
}
