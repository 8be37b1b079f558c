import { respond } from "../../lib/api/respond.ts";
import { siteStore } from "../../lib/site_store.ts";

/** Every method: what is not answered is told as the API tells it. */
export const handler = (ctx: { readonly req: Request }): Promise<Response> =>
  respond(ctx.req, { store: siteStore });
