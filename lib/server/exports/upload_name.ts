/** The longest name that a stored file gets, in characters. */
const MOST = 100;

/**
 * The name under which an uploaded file is stored: the last part of what the browser says, without
 * anything that could point elsewhere; undefined if it is neither a ZIP nor JSON.
 *
 * @example
 * ```ts
 * import { uploadName } from "./upload_name.ts";
 *
 * console.assert(uploadName("../../etc/my data.zip") === "my data.zip");
 * console.assert(uploadName("notes.txt") === undefined);
 * ```
 */
export function uploadName(given: string): string | undefined {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replaceAll(/[\p{C}:*?"<>|]/gu, "")
    .replace(/^[.\s]+/, "")
    .trim();
  const [, stem = "", ending = ""] = /^(.*)(\.(?:zip|json))$/i.exec(plain) ?? [];
  if (ending === "") return undefined;
  const short = [...stem].slice(0, MOST - ending.length).join("").trim();
  return `${short === "" ? "export" : short}${ending.toLowerCase()}`;
}
