import { respond } from "../../lib/server/api/respond.ts";
import type { State } from "../../lib/server/app/state.ts";

/** Every method: what is not answered is told as the API tells it. */
export const handler = (
  { req, state: { store } }: { readonly req: Request; readonly state: State },
): Promise<Response> => respond(req, { store: () => Promise.resolve(store) });
