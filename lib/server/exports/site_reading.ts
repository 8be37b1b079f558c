import { taskPipe } from "../../core/task_pipe/task_pipe.ts";
import { ExportReading } from "./reading.ts";

let reading = new ExportReading(taskPipe);

/** The reading of exports of this site. */
export function siteReading(): ExportReading {
  return reading;
}

/** Replaces it, for tests. */
export function useReading(other: ExportReading): void {
  reading = other;
}
