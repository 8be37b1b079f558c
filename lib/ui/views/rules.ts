/** What the page of rules shows, and the list of them on the page about the data. */
import type { CardView } from "./card.ts";
import type { Failure } from "./add_export.ts";

/** The fields of a form, by name. */
export type Fields = Readonly<Record<string, string>>;

/** Something that is about to be left out, or to count under another name. */
export interface RuleSubject {
  readonly name: string;
  /** The page it was asked for on. */
  readonly href: string;
  readonly leaving: CardView & { readonly text: string; readonly button: string };
  /** Null for what has no other name: albums and shows. */
  readonly same: SameAsView | null;
  readonly fields: Fields;
}

/** The ways to say that a name is another one's. */
export interface SameAsView extends CardView {
  readonly text: string;
  /** What is said of those that are offered; empty where none is. */
  readonly hint: string;
  /** Likely twins; none is merged unless somebody says so. */
  readonly offered: readonly {
    readonly text: string;
    readonly button: string;
    readonly fields: Fields;
  }[];
  readonly label: string;
}

/** A rule in the list. */
export interface RuleRow {
  readonly key: string;
  readonly text: string;
  readonly effect: string;
}

/** The rules, each with what it came to. */
export interface RulesCardView extends CardView {
  readonly rows: readonly RuleRow[];
  readonly text: string;
}

/** The page of rules. */
export interface RulesPage {
  readonly subject: RuleSubject | null;
  /** What is going on, or how it ended. */
  readonly status:
    | { readonly kind: "running" | "done"; readonly text: string }
    | { readonly kind: "failed"; readonly failure: Failure }
    | null;
  readonly rules: RulesCardView;
}
