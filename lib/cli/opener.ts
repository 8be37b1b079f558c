/**
 * The program that shows an address in the person's browser.
 *
 * @example
 * ```ts
 * import { openerOf } from "./opener.ts";
 *
 * console.assert(openerOf("darwin") === "open");
 * ```
 */
export function openerOf(os: typeof Deno.build.os): string {
  if (os === "darwin") return "open";
  return os === "windows" ? "explorer" : "xdg-open";
}

/** Shows an address in the browser; false when there is no program that can. */
export async function openInBrowser(url: string): Promise<boolean> {
  try {
    const { success } = await new Deno.Command(openerOf(Deno.build.os), {
      args: [url],
      stdout: "null",
      stderr: "null",
    }).output();
    return success || Deno.build.os === "windows";
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
