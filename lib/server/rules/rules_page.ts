import { CliError } from "../../core/errors.ts";
import { EFFECTS_KEY } from "../../ingest/rules/noted_effects.ts";
import { readRulesFile } from "../../ingest/rules/read_rules.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { brokenRulesCard, rulesCard } from "../../ui/cards/rules_card.ts";
import type { Failure, ReadingProgress } from "../../ui/views/add_export.ts";
import type { RulesCardView, RulesPage } from "../../ui/views/rules.ts";
import { words } from "../../ui/words/mod.ts";
import { siteSettings } from "../app/site_settings.ts";
import { siteReading } from "../exports/site_reading.ts";
import { loadSubject } from "./subject.ts";

const text = words.rules;

/**
 * What the page of rules shows.
 *
 * @param search names what is to be left out or to count under another name; empty for the list alone
 * @param failure what was wrong with the last form
 */
export async function loadRulesPage(
  store: Store,
  search: URLSearchParams,
  failure: Failure | null = null,
): Promise<RulesPage> {
  const { progress: state } = siteReading().last;
  const isRunning = state.kind === "running";
  const [subject, rules] = await Promise.all([
    isRunning ? null : loadSubject(store, search),
    loadRulesCard(store),
  ]);
  const isMissing = !isRunning && subject === null && [...search.keys()].length > 0;
  return {
    subject,
    status: failure !== null
      ? { kind: "failed", failure }
      : isMissing
      ? { kind: "failed", failure: { what: text.missing, fix: "" } }
      : statusOf(state, subject !== null),
    rules,
  };
}

/** The list of rules with what each came to. */
export async function loadRulesCard(store: Store): Promise<RulesCardView> {
  const { dataRawDir } = await siteSettings();
  try {
    const file = await readRulesFile(dataRawDir);
    const { data: meta } = await store.query(QUESTIONS.meta, {});
    const noted = meta.find(({ key }) => key === EFFECTS_KEY)?.value;
    return rulesCard(file, noted ?? undefined);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return brokenRulesCard([error.message, error.where, error.fix].filter(Boolean).join(" "));
  }
}

/** How the last reading stands; of one that is done nothing is said where something new is asked. */
function statusOf(state: ReadingProgress, isAsking: boolean): RulesPage["status"] {
  if (state.kind === "running") {
    return { kind: "running", text: `${text.running}: ${state.stage}` };
  }
  if (isAsking) return null;
  if (state.kind === "failed") return { kind: "failed", failure: state.failure };
  return state.kind === "done" ? { kind: "done", text: text.done(state.receipt.plays) } : null;
}
