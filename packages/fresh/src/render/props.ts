import { Signal } from "@preact/signals";
import { isValidElement } from "preact";
import { stringify } from "devalue";
import type { RenderedIsland } from "./state.ts";

/** Signals travel as their values; the browser makes new ones of them. */
const REDUCERS = {
  Computed: (value: unknown) => isComputed(value) && [value.peek()],
  Signal: (value: unknown) => value instanceof Signal && [value.peek()],
  JSX: refuseJsx,
};

/**
 * Writes the props of all islands of a page into one table, in which each object and signal
 * stands once.
 *
 * @returns JSON for `unflatten` of devalue
 * @throws {TypeError} naming the island and the prop that cannot be sent to the browser
 */
export function serializeProps(islands: readonly RenderedIsland[]): string {
  try {
    return stringify(islands.map(({ props }) => props), REDUCERS);
  } catch (error) {
    for (const { island, props } of islands) {
      for (const [prop, value] of Object.entries(props)) explain(island.name, prop, value);
    }
    throw error;
  }
}

function explain(island: string, prop: string, value: unknown): void {
  try {
    stringify(value, REDUCERS);
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    const path = cause instanceof Error && "path" in cause ? String(cause.path) : "";
    throw new TypeError(
      `Cannot send prop "${prop}${path}" of island ${island} to the browser: ${what}. ` +
        "Pass plain data, Date, Map, Set, BigInt, URL or signals, and write functions in the island",
      { cause },
    );
  }
}

/** A computed signal is of a class of its own, below that of signals. */
function isComputed(value: unknown): value is Signal {
  return value instanceof Signal && Object.getPrototypeOf(value) !== Signal.prototype;
}

/** Only Preact's own check would also meet objects without a prototype, such as rows of data. */
function refuseJsx(value: unknown): false {
  if (isValidElement(value) && "type" in value && "props" in value) {
    throw new TypeError("JSX cannot be passed to an island");
  }
  return false;
}
