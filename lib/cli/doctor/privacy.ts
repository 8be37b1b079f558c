import { ENV_FILES } from "../../core/read_config.ts";
import { namesOf } from "../../core/settings.ts";
import { readableByOthers } from "../../core/private_files.ts";
import { type Config, SETTINGS } from "../settings.ts";
import { bad, fine, type Outcome } from "./outcome.ts";

/**
 * Whether other users of the computer can read the listening history, or secrets in settings files.
 */
export async function checkPrivacy(config: Config): Promise<Outcome> {
  const { dataDir } = config.settings;
  const open = await readableByOthers(dataDir);
  const [first] = open;
  if (first !== undefined) {
    const more = open.length === 1 ? "" : ` and ${open.length - 1} more`;
    return bad(
      `other users of this computer can read ${first}${more}`,
      `Close the folder to them: chmod -R go= ${dataDir}`,
    );
  }
  const files = await openSecrets(config);
  return files.length === 0 ? fine(`${dataDir}/ can be read by its owner alone`) : fine(
    `${dataDir}/ can be read by its owner alone; other users can read the secrets in ${
      files.join(" and ")
    }`,
    `chmod go= ${files.join(" ")}`,
  );
}

/** The settings files with a secret that others can read. */
async function openSecrets({ origin }: Config): Promise<string[]> {
  const secrets = namesOf(SETTINGS).filter((name) => "secret" in SETTINGS[name]);
  const holding = new Set(secrets.map((name) => origin[name]));
  const modes = await Promise.all(
    ENV_FILES.filter((file) => holding.has(file)).map(async (file) =>
      [file, (await Deno.stat(file)).mode ?? 0] as const
    ),
  );
  return modes.filter(([, mode]) => (mode & 0o044) !== 0).map(([file]) => file);
}
