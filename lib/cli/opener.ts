/**
 * The program that opens an address in the browser.
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

/**
 * Whether to open the browser without a flag: when a person started the site by hand at a computer
 * with a screen. Pure.
 *
 * @param environment all variables
 * @param isTerminal whether output goes to a terminal
 *
 * @example
 * ```ts
 * import { opensByItself } from "./opener.ts";
 *
 * console.assert(opensByItself({}, true, "darwin"));
 * console.assert(!opensByItself({ CI: "true" }, true, "darwin"));
 * ```
 */
export function opensByItself(
  environment: Readonly<Record<string, string>>,
  isTerminal: boolean,
  os: typeof Deno.build.os,
): boolean {
  const has = (name: string) => (environment[name] ?? "") !== "";
  if (!isTerminal || (has("CI") && environment["CI"] !== "false")) return false;
  const hasScreen = has("DISPLAY") || has("WAYLAND_DISPLAY");
  if (has("SSH_CONNECTION") || has("SSH_TTY")) return hasScreen;
  return os === "darwin" || os === "windows" || hasScreen;
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
