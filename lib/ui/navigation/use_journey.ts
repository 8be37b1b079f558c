import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { focusLeft } from "./leave.ts";
import type { Journey, JourneyState } from "./journey.ts";
import { takeOver } from "./take_over.ts";

/**
 * Changes of the page in place, for as long as the filter bar is on it.
 *
 * @param bar the filter bar; the focus stays in it when what had it is gone after a change
 */
export function useJourney(bar: RefObject<HTMLElement>) {
  const journey = useRef<Journey>(null);
  const [state, tell] = useState<JourneyState>("still");
  const [arrivals, count] = useState(0);
  const hadFocus = useRef(false);

  useEffect(() => {
    journey.current = takeOver({
      state(state) {
        hadFocus.current ||= bar.current?.contains(document.activeElement) === true;
        document.getElementById("content")?.toggleAttribute("data-waiting", state === "slow");
        tell(state);
      },
      arrived: () => count((arrivals) => arrivals + 1),
    });
    if (bar.current !== null) focusLeft(bar.current);
    return () => journey.current?.stop();
  }, []);
  useLayoutEffect(() => {
    if (arrivals > 0 && hadFocus.current && document.activeElement === document.body) {
      bar.current?.querySelector<HTMLElement>("a, summary")?.focus();
    }
    hadFocus.current = false;
  }, [arrivals]);
  return { journey, state, arrivals };
}
