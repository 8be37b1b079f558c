import type { ComparingView } from "../../lib/ui/views/filter_bar.ts";
import type { Range } from "../../lib/queries/filters/comparison.ts";
import { COMPARED_DAYS } from "../../lib/ui/links/compared_days.ts";
import { BarLinks } from "./BarLinks.tsx";

/** What the form of two ranges says. */
export type ComparingTexts = Readonly<
  Record<
    | "compareAny"
    | "compareRange"
    | "compareWith"
    | "compareApply"
    | "from"
    | "to",
    string
  >
>;

interface ComparingProps {
  view: ComparingView;
  texts: ComparingTexts;
  onCompare: (form: HTMLFormElement) => void;
}

/** Any two years by a link, any two ranges by a form that needs no script. */
export function Comparing({ view, texts, onCompare }: ComparingProps) {
  const { years, action, hidden, range, before } = view;
  return (
    <>
      {years.links.length === 0 ? null : (
        <>
          <p class="hint">{years.label}</p>
          <BarLinks kind="each" label={years.label} links={years.links} />
        </>
      )}
      <form
        class="comparing"
        // Typed dates are discarded when the page changes.
        key={`${range.start} ${range.end} ${before.start} ${before.end}`}
        action={action}
        aria-label={texts.compareAny}
        onSubmit={(event) => {
          event.preventDefault();
          onCompare(event.currentTarget);
        }}
      >
        <p class="hint">{texts.compareAny}</p>
        {hidden.map(([name, value]) => (
          <input
            key={name}
            type="hidden"
            name={name}
            value={value}
          />
        ))}
        <Days legend={texts.compareRange} names={["startDate", "endDate"]} {...{ range, texts }} />
        <Days
          legend={texts.compareWith}
          names={COMPARED_DAYS}
          range={before}
          texts={texts}
        />
        <button class="button" type="submit">{texts.compareApply}</button>
      </form>
    </>
  );
}

interface DaysProps {
  legend: string;
  names: readonly [string, string];
  range: Range;
  texts: ComparingTexts;
}

function Days({ legend, names: [first, last], range, texts }: DaysProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <label>
        {texts.from}
        <input type="date" name={first} defaultValue={range.start} required />
      </label>
      <label>
        {texts.to}
        <input type="date" name={last} defaultValue={range.end} required />
      </label>
    </fieldset>
  );
}
