import { CliError } from "./errors.ts";

/** Placeholder until the zones module lands. */
export function canonicalZone(name: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new CliError("unknown-zone", { what: `"${name}" is no IANA time zone.`, cause });
  }
}
