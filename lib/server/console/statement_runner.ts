import { type TaskPipe, taskPipe } from "../../core/task_pipe/task_pipe.ts";
import type { SiteSettings } from "../settings.ts";
import { ownProcess } from "./own_process.ts";

const runners = new Map<string, TaskPipe>();

/** What runs the console's statements: the launcher, beside the site; else the site itself. */
export function statementRunner({ dataDir }: Pick<SiteSettings, "dataDir">): TaskPipe {
  return taskPipe() ?? runners.getOrInsertComputed(dataDir, ownProcess);
}
