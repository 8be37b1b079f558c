import { type Journey, type JourneyListener, startJourney } from "./journey.ts";
import { addressMeant } from "./links.ts";

/** How long a pointer rests on a link before its page is fetched ahead, in ms. */
const REST_MS = 40;

/** Takes over the links of the filter bar and of choices within cards; returns the journey. */
export function takeOver(listener: JourneyListener): Journey {
  const journey = startJourney(listener);
  let resting: ReturnType<typeof setTimeout> | undefined;
  const onClick = (event: MouseEvent) => {
    const address = addressMeant(event);
    if (address === null) return;
    event.preventDefault();
    journey.to(address);
  };
  const onOver = (event: MouseEvent) => {
    clearTimeout(resting);
    const address = addressMeant(event);
    if (address !== null) resting = setTimeout(() => journey.ahead(address), REST_MS);
  };
  const onDown = (event: MouseEvent) => {
    const address = addressMeant(event);
    if (address !== null) journey.ahead(address);
  };
  document.addEventListener("click", onClick);
  document.addEventListener("pointerover", onOver);
  document.addEventListener("pointerdown", onDown);
  return {
    ...journey,
    stop() {
      journey.stop();
      clearTimeout(resting);
      document.removeEventListener("click", onClick);
      document.removeEventListener("pointerover", onOver);
      document.removeEventListener("pointerdown", onDown);
    },
  };
}
