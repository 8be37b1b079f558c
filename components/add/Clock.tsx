import Stays from "../../islands/Stays.tsx";
import type { ClockChoice } from "../../lib/ui/views/add_export.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.add.clock;

/** Whose clock days and hours are counted by, as a part of a form. */
export function Clock({ clock }: { clock: ClockChoice }) {
  const { setting, home, stays, zones } = clock;
  return (
    <fieldset class="clock" id="clock">
      <legend>{text.title}</legend>
      <p>{setting === null ? text.text : text.set(setting)}</p>
      {setting === null
        ? (
          <p>
            <label for="zone">{text.zone}</label>
            <select id="zone" name="zone" data-home={home ?? ""}>
              <option value="" selected={home === null}>–</option>
              {zones.map((zone) => (
                <option key={zone} value={zone} selected={zone === home}>{zone}</option>
              ))}
            </select>
          </p>
        )
        : null}
      <details open={stays.length > 0}>
        <summary>{text.travels}</summary>
        <p>{text.hint}</p>
        <datalist id="zones">
          {zones.map((zone) => <option key={zone} value={zone} />)}
        </datalist>
        <Stays
          stays={stays}
          zones="zones"
          texts={{
            stay: text.stay,
            from: text.from,
            to: text.to,
            there: text.there,
            more: text.more,
          }}
        />
      </details>
    </fieldset>
  );
}
