import type { Filters } from "../../queries/filters/params.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";

/**
 * On how many days there was music. A public site omits the days of months with few of them; there
 * it is the number of days on which a session began.
 */
export async function loadListeningDays(store: Store, range: Filters): Promise<number> {
  if (store.shows === "everything") {
    return (await store.query(QUESTIONS.calendar, range)).data.length;
  }
  const { data } = await store.query(QUESTIONS["sessions-by-month"], range);
  return data.reduce((sum, { days }) => sum + days, 0);
}
