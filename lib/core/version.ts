/** The version of Tonearm, as `--version` prints it. */
export const VERSION = "0.1.0";

/** Tonearm's address: in the `User-Agent` that services see, and for bug reports. */
export const PROJECT_URL = "https://github.com/tonearm/tonearm";
