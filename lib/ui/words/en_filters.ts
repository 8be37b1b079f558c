import { onDevice } from "./en_habits.ts";
import { clock, country, isolated, list, weekday } from "./format.ts";

/** The filter bar's texts. */
export const filters = {
  label: "Range and measure",
  presets: "Range",
  all: "All time",
  lastDays: (days: number) => `Last ${days} days`,
  thisMonth: "This month",
  latestMonth: "Latest month",
  thisYear: "This year",
  latestYear: "Latest year",
  lastYear: "Last year",
  yearBefore: "Year before",
  years: "Years",
  custom: "Choose days",
  metric: "Measure",
  hours: "Hours",
  plays: "Plays",
  compare: "Compare",
  compareNone: "No comparison",
  comparePrevious: "Previous period",
  compareYear: "Same dates last year",
  compareYears: (year: string) => `${year} and another year`,
  compareAny: "Any two ranges",
  compareRange: "Show",
  compareWith: "Compare with",
  compareApply: "Compare",
  compared: (range: string) => `compared with ${range}`,
  uncompared: (range: string) => `too little data to compare with ${range}`,
  chips: {
    q: (text: string) => `matches ${isolated(text)}`,
    artist: (text: string) => `by ${isolated(text)}`,
    album: (text: string) => `on ${isolated(text)}`,
    track: (text: string) => `called ${isolated(text)}`,
    genre: (text: string) => `genre ${isolated(text)}`,
    platform: onDevice,
    country: (code: string) => `in ${country(code) ?? code}`,
    private: (isPrivate: boolean) => isPrivate ? "in private sessions" : "without private sessions",
    credit: "counting every artist credited",
    dow: (dow: number) => `on ${weekday(dow)}s`,
    hour: (hour: number) => `between ${clock(hour)} and ${clock(hour + 1)}`,
    released: (period: string) =>
      period.endsWith("s") ? `released in the ${period}` : `released in ${period}`,
    popularity: (least: number) => `of popularity ${least} to ${least === 90 ? 100 : least + 9}`,
    reasonStart: (reason: string) => `started by “${isolated(reason)}”`,
    reasonEnd: (reason: string) => `ended by “${isolated(reason)}”`,
  },
  /** A title, and what narrows down what it tells. */
  about: (title: string, chosen: readonly string[]) => [title, ...chosen].join(", "),
  /** Behind facts that are of what is chosen alone. */
  countsOnly: (chosen: readonly string[]) => `Only plays ${chosen.join(", ")} count here.`,
  /** Of what some filters have no meaning for. */
  leftAside: (chosen: readonly string[]) =>
    `${list(chosen.map((text) => `“${text}”`))} ${
      chosen.length === 1 ? "doesn’t apply here and is" : "don’t apply here and are"
    } ignored`,
  active: "Active filters",
  remove: (what: string) => `Remove: ${what}`,
  clear: "Clear all",
  range: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  from: "From",
  to: "To",
  apply: "Show",
  calendar: "Calendar",
  month: "Month",
  year: "Year",
  monthBack: "A month back",
  monthOn: "A month on",
  firstDay: "Choose the first day",
  lastDay: "Choose the last day, from",
  until: (from: string, to: string) =>
    `Your data: ${from} to ${to}. Presets count from its last day.`,
  slow: "Fetching …",
  failed: "The numbers did not arrive; what you see is from before.",
  retry: "Try again",
};

/** The help's texts. */
export const help = {
  open: "Keyboard",
  title: "Keyboard shortcuts",
  close: "Close",
  groups: [
    {
      name: "Everywhere",
      keys: [
        { keys: ["/"], does: "Search" },
        { keys: ["?"], does: "This help" },
        { keys: ["Esc"], does: "Close what is open" },
      ],
    },
    {
      name: "Calendar",
      keys: [
        { keys: ["←", "→", "↑", "↓"], does: "A day, a week" },
        { keys: ["Home", "End"], does: "Monday, Sunday" },
        { keys: ["PgUp", "PgDn"], does: "A month; with Shift a year" },
        { keys: ["Enter"], does: "The first day, then the last" },
      ],
    },
    {
      name: "Charts",
      keys: [
        { keys: ["←", "→"], does: "From point to point" },
        { keys: ["Home", "End"], does: "The first, the last" },
        { keys: ["Enter"], does: "Go where the point leads" },
      ],
    },
  ],
};
