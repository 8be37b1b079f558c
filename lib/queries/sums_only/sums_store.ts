import { withDefaults } from "../filters/codec.ts";
import { question as calendar } from "../questions/calendar.ts";
import type { Filters } from "../filters/params.ts";
import type { Question } from "../question.ts";
import type { Answer, Store } from "../store.ts";
import { reduce } from "./reduce.ts";
import { restrict } from "./restrict.ts";

/** A month with fewer days of listening is quiet: its names could stand for its days. */
const LEAST_DAYS = 7;

/**
 * A store as strangers see it: sums only, as each question declares. Everything that such a site
 * shows comes from here, so no page, file or chart can reveal more.
 *
 * @example
 * ```ts ignore
 * const shown = sumsOnly(store);
 * await shown.query(QUESTIONS.plays, {}); // throws `sums-only`
 * ```
 */
export function sumsOnly(store: Store): Store {
  // An answer is reduced once while the store caches it.
  const reduced = new WeakMap<Answer, Answer>();
  const quietMonths = quietMonthsOf(store);
  const marked = (version: string) => `${version}-sums`;
  return {
    shows: "sums",
    async query<Data>(question: Question<Data>, asked: Filters): Promise<Answer<Data>> {
      const { quiet, version } = await quietMonths();
      const filters = restrict(question, withDefaults(question, asked), quiet);
      const answer = await store.query(question, filters);
      // The data was replaced meanwhile.
      if (answer.version !== version) return await this.query(question, asked);
      const known = reduced.get(answer);
      // It was made from this answer, so its data has the same type.
      if (known !== undefined) return known as Answer<Data>;
      const data = reduce(question, filters, answer.data, quiet);
      const made = { data, json: JSON.stringify({ data }), version: marked(answer.version) };
      reduced.set(answer, made);
      return made;
    },
    version: async () => marked(await store.version()),
    health: () => store.health(),
    close: () => store.close(),
  };
}

/** Returns the quiet months of the current data, and its version. */
function quietMonthsOf(store: Store) {
  const known = new WeakMap<Answer, ReadonlySet<string>>();
  return async () => {
    const answer = await store.query(calendar, {});
    const quiet = known.getOrInsertComputed(answer, () => {
      const months = Map.groupBy(answer.data, ({ date }) => date.slice(0, 7));
      const few = [...months].filter(([, days]) => days.length < LEAST_DAYS);
      return new Set(few.map(([month]) => month));
    });
    return { quiet, version: answer.version };
  };
}
