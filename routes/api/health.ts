import { RequestError } from "../../lib/request_error.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  async GET({ state: { store } }) {
    const headers = { "Cache-Control": "no-store" };
    try {
      return Response.json(await store.health(), { headers });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      return Response.json(error, { status: error.status, headers });
    }
  },
});
