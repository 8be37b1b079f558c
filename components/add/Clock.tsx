import type { ClockChoice } from "../../lib/ui/views/add_export.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.add.clock;

/** Whose clock days and hours are counted by, as a part of a form. */
export function Clock({ clock }: { clock: ClockChoice }) {
  const { setting, home, periods, zones } = clock;
  const lines = periods.map(({ from, to, zone }) => `${from} ${to} ${zone}`).join("\n");
  return (
    <fieldset class="clock">
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
      <details open={lines !== ""}>
        <summary>{text.travels}</summary>
        <label for="travels">{text.hint}</label>
        <textarea
          id="travels"
          name="travels"
          rows={4}
          spellcheck={false}
          placeholder={text.example}
        >
          {lines}
        </textarea>
      </details>
    </fieldset>
  );
}
