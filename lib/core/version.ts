/** The version of Tonearm, as `--version` says it. */
export const VERSION = "0.1.0";

/** Where Tonearm lives: in the `User-Agent` that services see, and where faults are reported. */
export const PROJECT_URL = "https://github.com/tonearm/tonearm";
