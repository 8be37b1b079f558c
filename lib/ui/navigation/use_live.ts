import { useEffect, useState } from "preact/hooks";
import { liveId, liveJson } from "./live_id.ts";
import { dataOf, jsonIn, RENEWED } from "./places.ts";

/**
 * What an island shows: at first what it is given, once it runs what stands as JSON in its place,
 * and after each renewal of the page what stands there then.
 *
 * @param id the id that its `Live` was given
 * @param first what the server renders; may be less than all that the JSON holds
 */
export function useLive<Data>(id: string, first: Data): Data {
  const [data, show] = useState(first);
  useEffect(() => {
    const place = document.getElementById(liveId(id));
    if (place === null) return;
    // An island that a renewal took away lets go of what it holds.
    const read = () => show(place.isConnected ? dataOf<Data>(place) : first);
    if (jsonIn(place)?.textContent !== liveJson(first)) read();
    place.addEventListener(RENEWED, read);
    return () => place.removeEventListener(RENEWED, read);
  }, [id]);
  return data;
}
