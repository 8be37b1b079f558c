import { count } from "./format.ts";
import { counted } from "./quantities.ts";

/** The texts about what a person leaves out, and which names are one. */
export const rules = {
  title: "Rules",
  hero: "Your history, your rules",
  lead: "Leave out what isn’t you, and let two names of the same thing count as one. Your export " +
    "stays as it is, and every rule can be undone.",
  leaveOut: "Leave out",
  sameAs: "Same as …",
  subject: {
    artist: (name: string) => name,
    track: (name: string, artist: string) => `“${name}” by ${artist}`,
    album: (name: string, artist: string) => `${name} by ${artist}`,
    show: (name: string) => name,
  },
  leaving: {
    topic: "Leave out",
    finding: (name: string) => `Leave out ${name}?`,
    text: (effect: string) => `${effect} will no longer count, on any page or in any sum.`,
    back: "Back to its page",
    button: (effect: string) => `Leave out ${effect}`,
  },
  same: {
    topic: "Same as …",
    finding: (name: string) => `Is ${name} the same as another?`,
    text: (effect: string) => `${effect} will then count under the name you choose.`,
    offered: "These may be the same. Live versions stay separate.",
    together: (name: string) => `Count both as ${name}`,
    other: (name: string, plays: number) => `${name}, ${counted(plays, "play")}`,
    labels: {
      artist: "The name of the artist",
      track: "The title of the track, of the same artist",
    },
    button: "Same as this",
  },
  effect: (effect: { plays: number; records: number }, time: string) =>
    effect.records === 0
      ? "matches nothing"
      : `${
        effect.plays > 0 ? counted(effect.plays, "play") : counted(effect.records, "record")
      }, ${time}`,
  list: {
    topic: "Your rules",
    finding: (rules: number) =>
      rules === 0
        ? "Nothing is left out"
        : rules === 1
        ? "One rule shapes this history"
        : `${count(rules)} rules shape this history`,
    none: "“Leave out” and “Same as …” on the page of an artist, track, album or show add a rule.",
    file: (path: string) => `They are in ${path}, which you can edit as well.`,
    waiting: "not applied yet",
    back: "Undo",
    broken: "The rules cannot be read",
  },
  running: "Reading your history with the new rules",
  done: (plays: number) => `Done: your history now has ${counted(plays, "play")}.`,
  missing: "Nothing was played under that name.",
  busy: "Your history is being read. Try again in a moment.",
  failed: "That did not work",
  kept: "The data you had is unchanged.",
  wrongForm: "The form did not say what to change.",
  crossSite: "Another site sent this; nothing was done.",
  gone: "That rule no longer exists.",
} as const;
