import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { restoreFocus } from "./reload_at.ts";
import type { Navigation, NavigationState } from "./navigation.ts";
import { interceptLinks } from "./intercept_links.ts";

/**
 * Navigation in place, while the filter bar is mounted.
 *
 * @param bar the filter bar; it keeps the focus if the focused element is gone after a change
 */
export function useNavigation(bar: RefObject<HTMLElement>) {
  const navigation = useRef<Navigation>(null);
  const [state, tell] = useState<NavigationState>("still");
  const [arrivals, count] = useState(0);
  const hadFocus = useRef(false);

  useEffect(() => {
    navigation.current = interceptLinks({
      state(state) {
        hadFocus.current ||= bar.current?.contains(document.activeElement) === true;
        document.getElementById("content")?.toggleAttribute("data-waiting", state === "slow");
        tell(state);
      },
      arrived: () => count((arrivals) => arrivals + 1),
    });
    if (bar.current !== null) restoreFocus(bar.current);
    return () => navigation.current?.stop();
  }, []);
  useLayoutEffect(() => {
    if (arrivals > 0 && hadFocus.current && document.activeElement === document.body) {
      bar.current?.querySelector<HTMLElement>("a, summary")?.focus();
    }
    hadFocus.current = false;
  }, [arrivals]);
  return { navigation, state, arrivals };
}
