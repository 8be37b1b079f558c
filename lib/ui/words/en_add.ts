import { longDay } from "./format.ts";

/** The texts of the page that takes exports. */
export const add = {
  title: "Add an export",
  hero: "Put your record on",
  heroMore: "Add an export",
  lead: "Drop the ZIP that Spotify sent you. It is read on this computer and goes nowhere else.",
  leadMore: "What is in it is read together with what is here; what both have is counted once.",
  drop: "Drop the ZIP here",
  choose: "Your export, as ZIP or JSON files",
  by: "Days and hours will be those of the clock below.",
  submit: "Read it",
  adding: "Receiving",
  clock: {
    title: "Whose clock?",
    text: "Spotify writes times in UTC. Days and hours are counted by the clock of where you live.",
    zone: "Time zone",
    travels: "I moved or travelled",
    hint:
      "For each stay in another time zone, its first and its last day there. Between stays, and " +
      "before and after them, the zone above holds.",
    from: "First day",
    to: "Last day",
    there: "Time zone there",
    stay: "Stay",
    more: "Another stay",
    set: (zone: string) => `By the setting LOCAL_TIMEZONE days and hours are those of ${zone}.`,
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
  busy: "An export is being read already.",
  lost: "Reading ended before it was done.",
  again: "Try again; the terminal that runs the site may say more.",
  refused: (names: readonly string[]) =>
    `Not taken, as it is neither a ZIP nor JSON: ${names.join(", ")}.`,
  nothing: "Choose the ZIP that Spotify sent you, or its JSON files.",
  crossSite: "Another site sent this; nothing was done.",
  receipt: {
    title: (plays: string) => `${plays} plays are in`,
    range: (from: string, to: string, zone: string) =>
      `From ${longDay(from)} to ${longDay(to)}, by the clock of ${zone}.`,
    rows: {
      records: "records",
      plays: "plays",
      setAside: "set aside: short, podcasts, video",
      duplicates: "duplicates",
      rejected: "rejected",
    },
    clock: "Another clock, or travels?",
    seconds: (seconds: string) => `Read in ${seconds} s.`,
    open: "See your listening",
    data: "What was counted, and why",
  },
} as const;
