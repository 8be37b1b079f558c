import type { Store } from "../../queries/store.ts";
import type { ExposureState } from "../access/exposure.ts";
import type { PictureChoice } from "../../ui/pictures/choice.ts";
import type { Theme } from "../../ui/theme.ts";

/** What middleware passes to pages. */
export interface State extends ExposureState {
  /** The source of all numbers. */
  store: Store;
  /** The theme that was chosen; null to follow the system. */
  theme: Theme | null;
  /** Whether pages show pictures, and whether whoever looks may choose. */
  pictures: PictureChoice;
  /** The site's clock, in milliseconds since 1970. */
  now: () => number;
}
