import { useEffect, useState } from "preact/hooks";
import type { Stay } from "../lib/ui/views/add_export.ts";

interface StaysProps {
  stays: readonly Stay[];
  /** The id of the list of zones. */
  zones: string;
  texts: Readonly<Record<"stay" | "from" | "to" | "there" | "more", string>>;
}

/** How many empty rows there are without scripts. */
const EMPTY = 3;

/** Stays elsewhere as rows of a form: dates and zone. With scripts a button adds rows. */
export default function Stays({ stays, zones, texts }: StaysProps) {
  const [rows, setRows] = useState(stays.length + EMPTY);
  const [isAlive, setAlive] = useState(false);
  useEffect(() => {
    setAlive(true);
    setRows(stays.length + 1);
  }, []);
  return (
    <>
      {Array.from({ length: rows }, (_, at) => {
        const { from = "", to = "", zone = "" } = stays[at] ?? {};
        const number = at + 1;
        const name = `${texts.stay} ${number}`;
        return (
          <fieldset key={number} class="stay">
            <legend>{name}</legend>
            <label>
              {texts.from}
              <input type="date" name={`from-${number}`} defaultValue={from} />
            </label>
            <label>
              {texts.to}
              <input type="date" name={`to-${number}`} defaultValue={to} />
            </label>
            <label>
              {texts.there}
              <input
                name={`zone-${number}`}
                defaultValue={zone}
                list={zones}
                autocomplete="off"
                spellcheck={false}
              />
            </label>
          </fieldset>
        );
      })}
      {isAlive
        ? (
          <button type="button" class="button quiet" onClick={() => setRows(rows + 1)}>
            {texts.more}
          </button>
        )
        : null}
    </>
  );
}
