import assert from "node:assert/strict";
import { parsePostgresUrl } from "./address.ts";
import { postgresFailure } from "./failure.ts";

const wrongPassword = Object.assign(
  new Error('password authentication failed for user "tonearm"'),
  {
    code: "28P01",
  },
);

Deno.test("postgresFailure: a refused password in Compose says that its Postgres keeps the first one", () => {
  const told = (host: string) =>
    postgresFailure(
      "Connecting",
      parsePostgresUrl(`postgres://tonearm:pw@${host}/x`),
      wrongPassword,
    );
  assert.equal(told("db").code, "postgres-login");
  assert.match(told("db").fix ?? "", /keeps the password it was first started with/);
  assert.doesNotMatch(told("db.example.org").fix ?? "", /first started with/);
  assert.doesNotMatch(`${told("db").message} ${told("db").fix}`, /\bpw\b/);
});
