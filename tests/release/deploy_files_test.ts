import assert from "node:assert/strict";
import { parse } from "npm:yaml@2.8.1";
import { command, type CommandName } from "../../lib/cli/commands.ts";
import { SETTINGS, tableOf } from "../../lib/cli/settings.ts";
import { settingVariables } from "../../lib/core/config.ts";
import { decodeEnvFile, parseEnvFile } from "../../lib/core/env_file.ts";

const read = (path: string) => Deno.readTextFile(path);
/** Variables of other programs that the files set. */
const FOREIGN = ["DENO_DIR", "DENO_NO_UPDATE_CHECK"];
/** What Deno itself reads of telemetry: Compose passes it on. */
const isTelemetry = (name: string) => name.startsWith("OTEL_");
const known = new Set([...settingVariables(SETTINGS), ...FOREIGN]);

/** The variables of the settings that a task uses. */
const usedBy = (task: CommandName) => settingVariables(tableOf(command(task)));

/** The variables that the image sets. */
async function imageVariables(): Promise<string[]> {
  const [, last = ""] = (await read("Dockerfile")).split(/^FROM .*(?<! AS build)$/m);
  const settings = /^ENV ([\s\S]*?[^\\])$/m.exec(last)?.[1] ?? "";
  return [...settings.matchAll(/\b([A-Z_]+)=/g)].map(([, name = ""]) => name);
}

/** Settings that a container has no use for, and why. */
const NOT_IN_COMPOSE: Readonly<Record<string, string>> = {
  PGPASSWORD: "the password is a part of POSTGRES_URL",
  PGPASSFILE: "the password is a part of POSTGRES_URL",
  DENO_DEPLOY: "Deno Deploy sets it",
};

/** Settings that Compose does not take from `.env` by their own name. */
const SET_BY_COMPOSE = ["SYNC", "POSTGRES_URL"];

function assertKnown(names: readonly string[]) {
  assert.ok(names.length > 0);
  for (const name of names) assert.ok(known.has(name), `${name} is no setting`);
}

Deno.test("Dockerfile: ends without root, names settings that exist, holds no secret", async () => {
  const [, last = ""] = (await read("Dockerfile")).split(/^FROM .*(?<! AS build)$/m);
  assert.match(last, /^USER deno$/m);
  assert.ok(!/^(?:RUN|COPY|ADD)/m.test(last.slice(last.indexOf("USER deno"))));
  assert.match(last, /^HEALTHCHECK /m);
  const set = await imageVariables();
  assertKnown(set);
  assert.doesNotMatch(set.join(), /PASSWORD|SECRET|TOKEN/);
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
    assertKnown(Object.keys(service.environment).filter((name) => !isTelemetry(name)));
  }
  assert.deepEqual(services.site.ports, ["127.0.0.1:8000:8000"]);
  assert.equal(services.db.ports, undefined);
  assert.deepEqual(services.db.networks, ["inside"]);
  assert.equal(networks.inside.internal, true);
});

Deno.test("compose.yaml: each part is given every setting that it uses, as .env has it", async () => {
  const { services, networks } = parse(await read("compose.yaml"), { merge: true });
  const ofImage = await imageVariables();
  for (const [service, task] of [["pipeline", "pipeline"], ["site", "start"]] as const) {
    const given: Record<string, string | null> = services[service].environment;
    const expected = usedBy(task).filter((name) =>
      !ofImage.includes(name) && !Object.hasOwn(NOT_IN_COMPOSE, name)
    );
    const settings = Object.keys(given).filter((name) => !isTelemetry(name));
    assert.deepEqual(settings.toSorted(), expected.toSorted(), service);
    for (const [name, value] of Object.entries(given)) {
      if (SET_BY_COMPOSE.includes(name)) continue;
      assert.equal(value, isTelemetry(name) ? null : `\${${name}:-}`, `${service}: ${name}`);
    }
  }
  // Enrichment asks services outside.
  const isOpen = (name: string) => networks[name]?.internal !== true;
  assert.ok(services.pipeline.networks.some(isOpen));
});

Deno.test("tonearm.env: names every setting that the site and the pipeline use, and no other", async () => {
  const text = await read("deploy/tonearm.env");
  const { values, problems } = parseEnvFile(decodeEnvFile(new TextEncoder().encode(text)));
  assert.deepEqual(problems, []);
  const named = [...text.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = ""]) => name);
  const used = [...usedBy("pipeline"), ...usedBy("start")].filter((name) => name !== "DENO_DEPLOY");
  assert.deepEqual(named.toSorted(), [...new Set(used)].toSorted());
  // The values are those of the guide: none is a secret.
  assert.doesNotMatch(Object.keys(values).join(), /PASSWORD|SECRET|TOKEN|POSTGRES/);
});

Deno.test("units: the site and the nightly pipeline read the same settings as the same user", async () => {
  const lines = async (path: string) => (await read(path)).split("\n");
  const [site, pipeline] = await Promise.all(
    ["deploy/tonearm.service", "deploy/tonearm-pipeline.service"].map(lines),
  );
  const shared = ["User=tonearm", "WorkingDirectory=/opt/tonearm", "ProtectSystem=strict"];
  for (const line of [...shared, "EnvironmentFile=/etc/tonearm.env", "NoNewPrivileges=true"]) {
    for (const unit of [site, pipeline]) assert.ok(unit?.includes(line), line);
  }
  // What a unit set itself would be another value than the one that the tasks find by hand.
  const own = [...site ?? [], ...pipeline ?? []].filter((line) => line.startsWith("Environment="));
  const names = own.flatMap((line) => [...line.matchAll(/\b([A-Z_]+)=/g)].map(([, name]) => name));
  assert.deepEqual(names.filter((name) => !FOREIGN.includes(name ?? "")), []);
  const timer = await read("deploy/tonearm-pipeline.timer");
  assert.match(timer, /^OnCalendar=/m);
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
