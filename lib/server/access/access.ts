import { createHash, hkdfSync, timingSafeEqual } from "node:crypto";
import { CliError, messageOf } from "../../core/errors.ts";
import type { SiteSettings } from "../settings.ts";
import { COST, derive, parseHash, verifyPassword } from "./password_hash.ts";
import type { SessionOptions } from "./session_cookie.ts";

/** The settings of who may see the site. */
export type AccessSettings = Pick<
  SiteSettings,
  "sitePassword" | "sitePasswordHash" | "siteSecret" | "siteToken" | "sessionDays"
>;

/** What a protected site knows about its visitors. */
export interface Access {
  readonly session: SessionOptions;
  /** Whether it is the password; guesses are checked one at a time, which bounds memory. */
  readonly isPassword: (guess: string) => Promise<boolean>;
  /** Whether it is the API's token. */
  readonly isToken: (guess: string) => boolean;
}

/**
 * Who may see the site, by its settings; null when no password is set. Keys are derived from the
 * password (or its hash) and `SITE_SECRET`, so they are the same on every server and after every
 * restart, and change when either changes.
 *
 * @throws {CliError} `bad-setting` when the settings contradict each other or the hash is invalid
 *
 * @example
 * ```ts
 * import { accessFrom } from "./access.ts";
 *
 * const settings = {
 *   sitePassword: "",
 *   sitePasswordHash: "",
 *   siteSecret: "",
 *   siteToken: "",
 *   sessionDays: 30,
 * };
 * console.assert(await accessFrom(settings) === null);
 * ```
 */
export async function accessFrom(settings: AccessSettings): Promise<Access | null> {
  const { sitePassword, sitePasswordHash, siteToken } = settings;
  if (sitePassword !== "" && sitePasswordHash !== "") {
    throw contradiction("SITE_PASSWORD and SITE_PASSWORD_HASH are both set, expected one of them.");
  }
  if (sitePassword === "" && sitePasswordHash === "") {
    if (siteToken === "") return null;
    throw contradiction("SITE_TOKEN is set, but no password; the site would be open to all.");
  }
  return sitePasswordHash === ""
    ? await fromPassword(sitePassword, settings)
    : fromHash(sitePasswordHash, settings);
}

/**
 * The API's token that belongs to a password hash while `SITE_TOKEN` is not set.
 *
 * @example
 * ```ts
 * import { derivedToken } from "./access.ts";
 *
 * console.assert(derivedToken("scrypt:…", "").startsWith("tonearm_"));
 * ```
 */
export function derivedToken(passwordHash: string | Uint8Array, secret: string): string {
  const token = subkey(passwordHash, secret, "api token");
  return `tonearm_${token.toBase64({ alphabet: "base64url", omitPadding: true })}`;
}

async function fromPassword(password: string, settings: AccessSettings): Promise<Access> {
  // Not random: sessions must survive a restart and hold on every server. The secret makes it
  // unguessable.
  const salt = createHash("sha256").update(`tonearm site password ${settings.siteSecret}`).digest();
  const hash = { cost: COST, salt, key: await derive(password, salt, COST) };
  return from(hash.key, (guess) => verifyPassword(guess, hash), settings);
}

function fromHash(text: string, settings: AccessSettings): Access {
  try {
    const hash = parseHash(text);
    return from(text, (guess) => verifyPassword(guess, hash), settings);
  } catch (error) {
    throw new CliError("bad-setting", {
      what: `SITE_PASSWORD_HASH (not shown here) is not valid, expected ${messageOf(error)}.`,
      fix: "Make one with `deno task hash-password`.",
    });
  }
}

function from(
  material: string | Uint8Array,
  verify: (guess: string) => Promise<boolean>,
  { siteSecret, siteToken, sessionDays }: AccessSettings,
): Access {
  const token = digest(siteToken === "" ? derivedToken(material, siteSecret) : siteToken);
  let last: Promise<unknown> = Promise.resolve();
  return {
    session: { key: subkey(material, siteSecret, "session"), days: sessionDays },
    isPassword(guess) {
      const answer = last.then(() => verify(guess));
      last = answer.catch(() => {});
      return answer;
    },
    isToken: (guess) => timingSafeEqual(digest(guess), token),
  };
}

function subkey(material: string | Uint8Array, secret: string, use: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", material, secret, `tonearm ${use}`, 32));
}

function digest(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}

function contradiction(what: string): CliError {
  return new CliError("bad-setting", {
    what,
    fix: "docs/deploying.md says which settings belong together.",
  });
}
