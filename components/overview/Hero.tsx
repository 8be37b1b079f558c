import { heroLead, heroTitle } from "../../lib/views/hero.ts";
import type { Overview, Scope } from "../../lib/views/overview.ts";
import { Disc } from "../Disc.tsx";

/** The one line of identity, beside the whole history as a record. */
export function Hero({ scope, overview }: { scope: Scope; overview: Overview }) {
  const { range } = scope;
  const months = overview.months.map(({ period, hours }) => ({ period, value: hours }));
  return (
    <section class="hero">
      <div>
        <h1>{heroTitle(scope, overview)}</h1>
        <p class="lead">{heroLead(scope, overview, overview.listeningDays)}</p>
      </div>
      <Disc months={months} from={range.start} to={range.end} />
    </section>
  );
}
