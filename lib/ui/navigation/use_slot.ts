import { useEffect, useState } from "preact/hooks";
import { slotId, slotJson } from "./slot_id.ts";
import { dataOf, jsonIn, RENEWED } from "./slots.ts";

/**
 * What an island shows: at first what it is given, once it runs what stands as JSON in its slot,
 * and after each renewal of the page what stands there then.
 *
 * @param id the id that its `Slot` was given
 * @param first what the server renders; may be less than all that the JSON holds
 */
export function useSlot<Data>(id: string, first: Data): Data {
  const [data, show] = useState(first);
  useEffect(() => {
    const slot = document.getElementById(slotId(id));
    if (slot === null) return;
    // An island that a renewal took away lets go of what it holds.
    const read = () => show(slot.isConnected ? dataOf<Data>(slot) : first);
    if (jsonIn(slot)?.textContent !== slotJson(first)) read();
    slot.addEventListener(RENEWED, read);
    return () => slot.removeEventListener(RENEWED, read);
  }, [id]);
  return data;
}
