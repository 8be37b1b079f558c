import { dayRange } from "./format.ts";
import { counted } from "./quantities.ts";

/** The texts of the page that takes exports. */
export const add = {
  title: "Add an export",
  hero: "Put your record on",
  heroMore: "Add an export",
  lead: "Drop the ZIP that Spotify sent you. It is read on this computer and goes nowhere else.",
  leadMore: "It is read together with what is here; what is in both counts once.",
  drop: "Drop the ZIP here",
  choose: "Your export, as ZIP or JSON files",
  by: "Days and hours follow the time zone below.",
  submit: "Read it",
  adding: "Receiving",
  clock: {
    title: "Which time zone?",
    text: "Spotify writes times in UTC. Days and hours are counted in the time zone you live in.",
    zone: "Time zone",
    travels: "I moved or travelled",
    hint:
      "For each stay in another time zone, its first and last day. At all other times the zone " +
      "above applies.",
    from: "First day",
    to: "Last day",
    there: "Time zone there",
    stay: "Stay",
    more: "Add another stay",
    set: (zone: string) => `The setting LOCAL_TIMEZONE puts days and hours in ${zone}.`,
    save: "Save and read again",
  },
  ask: {
    title: "No ZIP yet?",
    steps: [
      "Open your account's privacy page at Spotify, and sign in.",
      "Under “Download your data” choose “Extended streaming history” and request it. Account data, " +
      "the other kind, covers one year only and says less.",
      "Confirm by the email that comes. The ZIP follows, usually within a few days, at most 30.",
    ],
    link: "Open Spotify's privacy page",
  },
  starting: "Starting",
  cancel: "Cancel",
  cancelled: "Cancelled. Everything is as it was.",
  failed: "That did not work",
  kept: "The data you had is unchanged.",
  busy: "Another export is being read.",
  lost: "Reading stopped before it was done.",
  again: "Try again; the terminal that runs the site may say more.",
  refused: (names: readonly string[]) =>
    `Only ZIP and JSON files can be read. Not taken: ${names.join(", ")}.`,
  nothing: "Choose the ZIP that Spotify sent you, or its JSON files.",
  crossSite: "Another site sent this; nothing was done.",
  receipt: {
    title: (plays: number) => `${counted(plays, "play")} ${plays === 1 ? "is" : "are"} in`,
    range: (from: string, to: string, zone: string) =>
      `${dayRange(from, to)}, local time in ${zone}.`,
    rows: {
      records: "records",
      plays: "plays",
      setAside: "set aside: short, podcasts, video",
      duplicates: "duplicates",
      rejected: "rejected",
    },
    clock: "Change the time zone or add travels",
    seconds: (seconds: string) => `Read in ${seconds} s.`,
    open: "See your listening",
    data: "What was counted, and why",
  },
} as const;
