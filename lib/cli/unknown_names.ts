import { settingVariables, type Texts } from "../core/config.ts";
import { nearest } from "../core/nearest.ts";
import { SETTINGS } from "./settings.ts";

/** Names that `.env` may hold for Docker Compose, which reads the same file. */
const OF_COMPOSE = /^(?:POSTGRES_PASSWORD|POSTGRES_SITE_URL|(?:COMPOSE|DOCKER)_[A-Z_]+)$/;

/**
 * Notices about unknown names in a settings file: one sentence each, with the nearest setting.
 * Pure.
 *
 * @param file the file's name
 *
 * @example
 * ```ts
 * import { unknownNames } from "./unknown_names.ts";
 *
 * const [sentence] = unknownNames(".env", { LOCAL_TIMZONE: "Asia/Tokyo" });
 * console.assert(sentence?.endsWith("did you mean LOCAL_TIMEZONE?"));
 * ```
 */
export function unknownNames(file: string, values: Texts): string[] {
  const known = settingVariables(SETTINGS);
  return Object.keys(values)
    .filter((name) => !known.includes(name) && !OF_COMPOSE.test(name))
    .map((name) => {
      const [meant] = nearest(name, known, 1);
      const question = meant === undefined ? "" : `; did you mean ${meant}?`;
      return `${name} in ${file} is not a setting of Tonearm${question}`;
    });
}
