/** OpenTelemetry by Deno's own support: the site sends spans to a collector, and asks for nothing more. */
import assert from "node:assert/strict";
import { makeHistory, writeHistory } from "../support/history.ts";
import { startTask } from "../support/run_task.ts";
import { withFolder } from "../support/folders.ts";

interface Span {
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: unknown }[];
}

/** The spans and the name of the service in what a collector was sent as JSON. */
function spansIn(body: unknown): { service: string; spans: Span[] } {
  const [resource] = Object(body).resourceSpans;
  const named = Object(resource).resource.attributes.find(({ key }: { key: string }) =>
    key === "service.name"
  );
  const spans = resource.scopeSpans.flatMap((scope: { spans: Span[] }) => scope.spans);
  return { service: named.value.stringValue, spans };
}

Deno.test("OpenTelemetry: requests become spans at a collector, with the site's own permissions", async () => {
  const arrived = Promise.withResolvers<{ service: string; span: Span }>();
  await using collector = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const body = await request.json();
      if (new URL(request.url).pathname === "/v1/traces") {
        const { service, spans } = spansIn(body);
        const span = spans.find(({ attributes }) =>
          JSON.stringify(attributes).includes("/api/summary")
        );
        if (span !== undefined) arrived.resolve({ service, span });
      }
      return Response.json({});
    },
  );
  await withFolder(async (folder) => {
    await writeHistory(`${folder}/spotify.duckdb`, makeHistory(60));
    const { output, child } = startTask(["start", "--port", "0", "--json"], {
      DATA_DIR: folder,
      OTEL_DENO: "true",
      OTEL_SERVICE_NAME: "tonearm",
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collector.addr.port}`,
      OTEL_BSP_SCHEDULE_DELAY: "100",
    });
    try {
      const { url } = JSON.parse((await output.next()).value ?? "{}");
      const answer = await fetch(`${url}api/summary`);
      await answer.body?.cancel();
      assert.equal(answer.status, 200);
      const { service, span } = await arrived.promise;
      assert.equal(service, "tonearm");
      assert.match(span.name, /^GET/);
      assert.match(JSON.stringify(span.attributes), /status_code.*200/);
    } finally {
      child.kill("SIGTERM");
      assert.equal((await child.status).code, 0);
      await output.return(undefined);
    }
  });
});
