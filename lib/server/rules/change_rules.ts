import { CliError, messageOf } from "../../core/errors.ts";
import { addRule, removeRule } from "../../ingest/rules/edit_rules.ts";
import { readRulesFile, type RulesFile } from "../../ingest/rules/read_rules.ts";
import { ruleKey, type RuleValue } from "../../ingest/rules/rule.ts";
import { writeRules } from "../../ingest/rules/write_rules.ts";
import type { Failure } from "../../ui/views/add_export.ts";
import { words } from "../../ui/words/mod.ts";
import { siteSettings } from "../app/site_settings.ts";
import { siteReading } from "../exports/site_reading.ts";

const text = words.rules;

/** Adds the rule of a form, and begins to read; says what was wrong, or null. */
export async function addFromForm(form: URLSearchParams): Promise<Failure | null> {
  const rule = ruleOf(form);
  if (rule === undefined) return { what: text.wrongForm, fix: "" };
  return await change(({ text, path }) => addRule(text, path, rule));
}

/** Takes the rule back that a form names by its key, and begins to read. */
export async function removeFromForm(form: URLSearchParams): Promise<Failure | null> {
  const key = form.get("rule");
  return await change(({ text: content, path, rules }) => {
    const at = rules.findIndex((rule) => ruleKey(rule) === key);
    if (content === null || at < 0) throw new CliError("bad-rules", { what: text.gone });
    return removeRule(content, path, at);
  });
}

/** The rule that a form asks for; undefined when it is none. */
function ruleOf(form: URLSearchParams): RuleValue | undefined {
  const of = (name: string) => form.get(name)?.trim() || undefined;
  const [artist, track, album, show] = ["artist", "track", "album", "show"].map(of);
  if (form.get("do") === "leave_out") {
    if (show !== undefined) return { kind: "leave_out", value: { show } };
    if (artist === undefined) return undefined;
    return {
      kind: "leave_out",
      value: { artist, ...(track && { track }), ...(album && { album }) },
    };
  }
  if (form.get("do") !== "same" || artist === undefined) return undefined;
  const [asArtist, asTrack] = [of("as_artist"), of("as_track")];
  if (track === undefined) {
    return asArtist === undefined ? undefined : { kind: "same_artist", value: [asArtist, artist] };
  }
  return asTrack === undefined ? undefined : {
    kind: "same_track",
    value: [{ artist: asArtist ?? artist, track: asTrack }, { artist, track }],
  };
}

/** Changes the file while no reading is under way, and starts one. */
async function change(edit: (file: RulesFile) => string): Promise<Failure | null> {
  const { dataRawDir } = await siteSettings();
  try {
    const isStarted = await siteReading().start([], async () => {
      const file = await readRulesFile(dataRawDir);
      const next = edit(file);
      // The site may write to uploads/ and this file, so an unfinished file is kept there.
      await makeFolder(`${dataRawDir}/uploads`);
      await writeRules(file.path, next, `${dataRawDir}/uploads/.${crypto.randomUUID()}.part`);
    });
    return isStarted ? null : { what: text.busy, fix: "" };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { what: error.message, fix: error.fix ?? "" };
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await Deno.mkdir(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new CliError("disk", { what: `Cannot make ${path}: ${messageOf(cause)}.`, cause });
  }
}
