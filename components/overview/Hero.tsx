import { heroLead, heroTitle } from "../../lib/ui/views/hero.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Overview } from "../../lib/ui/views/overview.ts";
import { Disc } from "../Disc.tsx";

/** Characters beyond which a title is set smaller. */
const LONG = 34;

/** The one line of identity, beside the whole history as a record. */
export function Hero({ context, overview }: { context: PageContext; overview: Overview }) {
  const { range } = context;
  const months = overview.months.map(({ period, hours }) => ({ period, value: hours }));
  const title = heroTitle(context, overview);
  return (
    <section class="hero">
      <div>
        <h1 class={title.length > LONG ? "long" : undefined}>{title}</h1>
        <p class="lead">{heroLead(overview)}</p>
      </div>
      <Disc months={months} from={range.start} to={range.end} />
    </section>
  );
}
