import type { Answer, CallOf } from "./cli.ts";
import { CliError } from "../core/errors.ts";
import { openCopy } from "../db/duckdb.ts";
import { addRule, removeRule } from "../ingest/rules/edit_rules.ts";
import { type ListedRule, listRules } from "../ingest/rules/listed_rules.ts";
import { parseRules } from "../ingest/rules/parse_rules.ts";
import { readRulesFile, type RulesFile } from "../ingest/rules/read_rules.ts";
import { type Rule, ruleKey, ruleText, type RuleValue } from "../ingest/rules/rule.ts";
import { ruleOfFlags } from "./rule_of_flags.ts";
import { writeRules } from "../ingest/rules/write_rules.ts";

type Call = CallOf<"rules">;

/** `deno task rules`: lists the rules with their effect; `add` and `remove` change the file. */
export async function rulesCommand(call: Call): Promise<Answer> {
  const { argument, flags } = call;
  const file = await readRulesFile(call.config.settings.dataRawDir);
  if (argument === "add") return await add(call, file);
  if (argument === "remove") return await remove(call, file);
  if (argument !== undefined) {
    throw new CliError("bad-flag", {
      what: `rules does not know what to do with "${argument}".`,
      fix: "It lists them, or takes add or remove.",
    });
  }
  const [given] = Object.keys(flags);
  if (given !== undefined) {
    throw new CliError("bad-flag", {
      what: `--${given} belongs to add or remove.`,
      fix: `For example: deno task rules add --artist "Rain Sounds"`,
    });
  }
  return await list(call, file);
}

async function list({ config }: Call, { path, rules }: RulesFile): Promise<Answer> {
  if (rules.length === 0) {
    return {
      json: { path, rules: [] },
      text: `There are no rules in ${path}.\n` +
        'To leave an artist out: deno task rules add --artist "Rain Sounds"\n',
    };
  }
  const listed = await withEffects(config.settings.dataDir, rules);
  if (listed === undefined) {
    return {
      json: { path, rules: rules.map(plainly) },
      text: rules.map((rule, at) => `${at + 1}. ${ruleText(rule)}.\n`).join("") + NO_DATABASE,
    };
  }
  const isStale = listed.some(({ applied }) => !applied);
  return {
    json: { path, rules: listed },
    text: listed.map(lineOf).join("") + (isStale ? RUN_INGEST : ""),
  };
}

const NO_DATABASE =
  "What they come to is known once there is a database: run `deno task ingest`.\n";
const RUN_INGEST = "Run `deno task ingest` to apply it.\n";

function plainly(rule: Rule, at: number) {
  const { kind, value, line } = rule;
  return { number: at + 1, kind, rule: value, text: ruleText(rule), line, applied: false };
}

function lineOf(listed: ListedRule): string {
  const { number, text, applied } = listed;
  return `${number}. ${text}: ${effectText(listed)}${applied ? "" : ", not applied yet"}.\n`;
}

/** What a rule comes to: `1,204 plays, 61 h`. */
function effectText({ records, plays, hours }: ListedRule): string {
  if (records === 0) return "matches nothing";
  const [count, noun] = plays > 0 ? [plays, "play"] : [records, "record"];
  const time = hours < 1
    ? `${Math.round(hours * 60)} min`
    : `${Math.round(hours).toLocaleString("en")} h`;
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}, ${time}`;
}

/** The rules with their effect; undefined without a database. */
async function withEffects(
  dataDir: string,
  rules: readonly Rule[],
): Promise<ListedRule[] | undefined> {
  try {
    const database = await openCopy(`${dataDir}/spotify.duckdb`);
    try {
      return await listRules(database, rules);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof CliError && error.code === "no-database") return undefined;
    throw error;
  }
}

async function add({ config, flags }: Call, { path, text, rules }: RulesFile): Promise<Answer> {
  if (flags["rule"] !== undefined) {
    throw new CliError("bad-flag", { what: "--rule belongs to remove." });
  }
  const wanted = ruleOfFlags(flags);
  refuseAlone(wanted, path);
  const next = addRule(text, path, wanted);
  const after = parseRules(next, path);
  const before = new Set(rules.map(ruleKey));
  const added = after.find((rule) => !before.has(ruleKey(rule)));
  if (added === undefined) {
    return { json: { path, changed: false }, text: `${path} says so already.\n` };
  }
  await writeRules(path, next);
  const listed = await withEffects(config.settings.dataDir, after);
  const at = after.indexOf(added);
  const one = listed?.[at];
  return {
    json: { path, changed: true, added: one ?? plainly(added, at) },
    text: one === undefined
      ? `Added rule ${at + 1} to ${path}: ${ruleText(added)}.\n`
      : `Added rule ${at + 1} to ${path}: ${ruleText(added)}: ${effectText(one)}.\n${RUN_INGEST}`,
  };
}

/** A rule that cannot be is a matter of flags, not of the file. */
function refuseAlone(rule: RuleValue, path: string): void {
  try {
    addRule(null, path, rule);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    throw new CliError("bad-flag", { what: error.message, fix: error.fix });
  }
}

async function remove({ flags }: Call, { path, text, rules }: RulesFile): Promise<Answer> {
  const { rule: number = "", ...others } = flags;
  const [other] = Object.keys(others);
  if (other !== undefined) {
    throw new CliError("bad-flag", { what: `--${other} belongs to add.` });
  }
  const at = Number(number) - 1;
  const rule = /^\d+$/.test(number) ? rules[at] : undefined;
  if (rule === undefined || text === null) {
    throw new CliError("bad-flag", {
      what: number === ""
        ? "remove wants --rule N, the number of a rule."
        : `There is no rule ${number} in ${path}, which has ${rules.length}.`,
      fix: "deno task rules lists them with their numbers.",
    });
  }
  await writeRules(path, removeRule(text, path, at));
  return {
    json: { path, changed: true, removed: plainly(rule, at) },
    text: `Removed rule ${number} from ${path}: ${ruleText(rule)}.\n` +
      "Run `deno task ingest` to have back what it changed.\n",
  };
}
