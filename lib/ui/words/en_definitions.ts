import { SESSION_PAUSE_MINUTES } from "../../core/session.ts";

/** What sessions and streaks are, said once. */
export const definitions = {
  pause: `${SESSION_PAUSE_MINUTES}\u00a0min`,
  session: `Music without a pause of more than ${SESSION_PAUSE_MINUTES} minutes`,
  counts: "a session counts whole on the day it began",
  streak: "Days in a row with music on each",
};
