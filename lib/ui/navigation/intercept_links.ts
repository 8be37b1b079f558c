import { type Navigation, type NavigationListener, startNavigation } from "./navigation.ts";
import { addressMeant } from "./links.ts";

/** How long a pointer rests on a link before its page is prefetched, in ms. */
const REST_MS = 40;

/** Intercepts clicks on the links of the filter bar and of choices within cards. */
export function interceptLinks(listener: NavigationListener): Navigation {
  const navigation = startNavigation(listener);
  let resting: ReturnType<typeof setTimeout> | undefined;
  const onClick = (event: MouseEvent) => {
    const address = addressMeant(event);
    if (address === null) return;
    event.preventDefault();
    navigation.navigate(address);
  };
  const onOver = (event: MouseEvent) => {
    clearTimeout(resting);
    const address = addressMeant(event);
    if (address !== null) resting = setTimeout(() => navigation.prefetch(address), REST_MS);
  };
  const onDown = (event: MouseEvent) => {
    const address = addressMeant(event);
    if (address !== null) navigation.prefetch(address);
  };
  document.addEventListener("click", onClick);
  document.addEventListener("pointerover", onOver);
  document.addEventListener("pointerdown", onDown);
  return {
    ...navigation,
    stop() {
      navigation.stop();
      clearTimeout(resting);
      document.removeEventListener("click", onClick);
      document.removeEventListener("pointerover", onOver);
      document.removeEventListener("pointerdown", onDown);
    },
  };
}
