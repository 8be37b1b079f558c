import assert from "node:assert/strict";
import { parse } from "npm:yaml@2.8.1";
import { SETTINGS } from "../../lib/cli/settings.ts";
import { settingVariables } from "../../lib/core/config.ts";

const read = (path: string) => Deno.readTextFile(path);
/** Variables of other programs that the files set. */
const FOREIGN = ["DENO_DIR", "DENO_NO_UPDATE_CHECK"];
const known = new Set([...settingVariables(SETTINGS), ...FOREIGN]);

function assertKnown(names: readonly string[]) {
  assert.ok(names.length > 0);
  for (const name of names) assert.ok(known.has(name), `${name} is no setting`);
}

Deno.test("Dockerfile: ends without root, names settings that exist, holds no secret", async () => {
  const [, last = ""] = (await read("Dockerfile")).split(/^FROM .*(?<! AS build)$/m);
  assert.match(last, /^USER deno$/m);
  assert.ok(!/^(?:RUN|COPY|ADD)/m.test(last.slice(last.indexOf("USER deno"))));
  assert.match(last, /^HEALTHCHECK /m);
  const settings = /^ENV ([\s\S]*?[^\\])$/m.exec(last)?.[1] ?? "";
  assertKnown([...settings.matchAll(/\b([A-Z_]+)=/g)].map(([, name = ""]) => name));
  assert.ok(!/PASSWORD|SECRET|TOKEN/.test(settings));
});

Deno.test(".dockerignore: everything stays out but what is named; settings and data never come in", async () => {
  const lines = (await read(".dockerignore")).split("\n").filter((line) => !line.startsWith("#"));
  assert.equal(lines[0], "*");
  const named = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  for (const name of named) assert.ok(!/^(?:data|data_raw|\.env|\.git)/.test(name), name);
  assert.ok(lines.includes("**/.env*"));
});

Deno.test("compose.yaml: read-only, without capabilities, on this computer's own port", async () => {
  const { services, networks } = parse(await read("compose.yaml"), { merge: true });
  for (const name of ["pipeline", "site"]) {
    const service = services[name];
    assert.equal(service.read_only, true);
    assert.deepEqual(service.cap_drop, ["ALL"]);
    assert.deepEqual(service.security_opt, ["no-new-privileges:true"]);
    assertKnown(Object.keys(service.environment));
  }
  assert.deepEqual(services.site.ports, ["127.0.0.1:8000:8000"]);
  assert.equal(services.db.ports, undefined);
  assert.deepEqual(services.db.networks, ["inside"]);
  assert.equal(networks.inside.internal, true);
});

Deno.test("tonearm.service: what cannot start is not started for ever", async () => {
  const [unit = "", service = ""] = (await read("deploy/tonearm.service")).split("[Service]");
  const number = (text: string, name: string) =>
    Number(new RegExp(`^${name}=(\\d+)$`, "m").exec(text)?.[1]);
  const [interval, burst, pause] = [
    number(unit, "StartLimitIntervalSec"),
    number(unit, "StartLimitBurst"),
    number(service, "RestartSec"),
  ];
  // A start that fails takes some seconds: all tries fit into the interval.
  assert.ok(burst * (pause + 20) < interval, `${burst} times ${pause} s in ${interval} s`);
  assert.match(service, /^RestartPreventExitStatus=2$/m);
});

Deno.test("tonearm.service: its settings exist, its user is not root, its sandbox is closed", async () => {
  const unit = await read("deploy/tonearm.service");
  const set = unit.split("\n").filter((line) => line.startsWith("Environment="));
  assertKnown(
    set.flatMap((line) =>
      [...line.slice("Environment=".length).matchAll(/([A-Z_]+)=/g)].map(([, name = ""]) => name)
    ),
  );
  const wanted = ["User=tonearm", "ProtectSystem=strict", "NoNewPrivileges=true"];
  for (const line of [...wanted, "CapabilityBoundingSet=", "IPAddressDeny=any"]) {
    assert.ok(unit.split("\n").includes(line), line);
  }
});
