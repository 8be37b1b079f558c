import { useEffect, useState } from "preact/hooks";
import { slotId, slotJson } from "./slot_id.ts";
import { dataOf, jsonIn, RENEWED } from "./slots.ts";

/**
 * The data of an island: initially its props, then the JSON in its slot, updated after each renewal
 * of the page.
 *
 * @param id the id that its `Slot` was given
 * @param first what the server renders; may be less than the JSON contains
 */
export function useSlot<Data>(id: string, first: Data): Data {
  const [data, show] = useState(first);
  useEffect(() => {
    const slot = document.getElementById(slotId(id));
    if (slot === null) return;
    // An island removed by a renewal releases its resources.
    const read = () => show(slot.isConnected ? dataOf<Data>(slot) : first);
    if (jsonIn(slot)?.textContent !== slotJson(first)) read();
    slot.addEventListener(RENEWED, read);
    return () => slot.removeEventListener(RENEWED, read);
  }, [id]);
  return data;
}
