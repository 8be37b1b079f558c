/**
 * Every text of the interface. Another language is one more file of the type {@linkcode Words}.
 *
 * @module
 */
import { en } from "./en.ts";

export type { Words } from "./en.ts";

/** The words of the interface. */
export const words = en;
