/** Where the site lives on its host; empty for the root. */
export const BASE_PATH = "";
