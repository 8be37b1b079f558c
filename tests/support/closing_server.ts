/** A small site for shutdown_process_test.ts: it echoes what it is sent, and ends on SIGTERM. */
import { App } from "fresh";
import { OpenRequests } from "../../lib/server/middleware/open_requests.ts";
import { closeOnSignals } from "../../lib/server/middleware/shutdown.ts";

const open = new OpenRequests(10);
const app = new App();
app.use(open.middleware);
app.get("/", () => new Response("here"));
app.post("/", async (ctx) => new Response(`whole: ${await ctx.req.text()}`));

const onListen = ({ port }: Deno.NetAddr) => console.log(port);
const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen }, app.handler());
closeOnSignals(open, {
  graceMs: Number(Deno.args[0]),
  close: async () => {
    console.log("closing");
    await server.shutdown();
  },
});
