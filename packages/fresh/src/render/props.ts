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
 * @throws {Error} when a prop cannot be sent to the browser
 */
export function serializeProps(islands: readonly RenderedIsland[]): string {
  return stringify(islands.map(({ props }) => props), REDUCERS);
}

/** A computed signal is of a class of its own, below that of signals. */
function isComputed(value: unknown): value is Signal {
  return value instanceof Signal && Object.getPrototypeOf(value) !== Signal.prototype;
}

/** Only Preact's own check would also meet objects without a prototype, such as rows of data. */
function refuseJsx(value: unknown): false {
  if (isValidElement(value) && "type" in value && "props" in value) {
    throw new TypeError("JSX in an island's props is not part of this member");
  }
  return false;
}
