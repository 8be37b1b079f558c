import type { Store } from "../../queries/store.ts";
import type { ExposureState } from "../access/exposure.ts";
import type { Theme } from "../../ui/theme.ts";

/** What middlewares give to pages. */
export interface State extends ExposureState {
  /** Where all numbers come from. */
  store: Store;
  /** The theme that was chosen; null to follow the system. */
  theme: Theme | null;
  /** The site's clock, in milliseconds since 1970. */
  now: () => number;
}
