import { respond } from "../../lib/server/api/respond.ts";
import { siteStore } from "../../lib/server/site_store.ts";

/** Every method: what is not answered is told as the API tells it. */
export const handler = (ctx: { readonly req: Request }): Promise<Response> =>
  respond(ctx.req, { store: siteStore });
