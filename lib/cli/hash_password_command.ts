import type { Answer, CallOf } from "./cli.ts";
import { CliError } from "../core/errors.ts";
import { derivedToken } from "../server/access/access.ts";
import { hashPassword } from "../server/access/password_hash.ts";
import { readSecret, terminal } from "../server/access/read_secret.ts";

const LEAST = 8;

/** `deno task hash-password`: a password becomes the settings that protect a site with it. */
export async function hashPasswordCommand({ config }: CallOf<"hash-password">): Promise<Answer> {
  const password = await askPassword();
  const hash = await hashPassword(password);
  const token = derivedToken(hash, config.settings.siteSecret);
  const text = `SITE_PASSWORD_HASH=${hash}\n\n` +
    `Put this line into .env.local, or into the settings of where the site runs.\n` +
    `The API's token, while SITE_TOKEN is not set:\n${token}\n`;
  return { json: { SITE_PASSWORD_HASH: hash, token }, text };
}

async function askPassword(): Promise<string> {
  const io = terminal();
  const password = await readSecret("Password: ", io);
  if (password.trim().length < LEAST) {
    throw new CliError("bad-flag", {
      what: `The password has fewer than ${LEAST} characters.`,
      fix: "Take a longer one; four words chosen at random are good and easy to remember.",
    });
  }
  if (io.isTerminal && await readSecret("Once more: ", io) !== password) {
    throw new CliError("bad-flag", { what: "The two passwords differ.", fix: "Try again." });
  }
  return password;
}
