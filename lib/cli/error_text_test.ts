import assert from "node:assert/strict";
import { CliError } from "../core/errors.ts";
import { asCliError, errorText } from "./error_text.ts";

Deno.test("errorText: no stack trace, but with --debug that of every error beneath", () => {
  const cause = new TypeError("it said 'Secret Song' at 192.0.2.1 and \"fe80::1:2:3\"");
  const error = new CliError("disk", { what: "What.", cause });
  assert.doesNotMatch(errorText(error), /^\s+at /m);
  const text = errorText(error, { debug: true });
  assert.equal(text.match(/error_text_test\.ts:\d+/g)?.length, 2);
  assert.match(text, /^ {2}TypeError: it said/m);
});

Deno.test("errorText: what errors beneath quote stays private, also with --debug", () => {
  const cause = new Error("cannot convert 'Secret Song' of 192.0.2.1, fe80::1:2:3 \"me\"");
  const text = errorText(new CliError("disk", { what: "What.", cause }), { debug: true });
  assert.doesNotMatch(text, /Secret Song|192\.0\.2\.1|fe80|"me"/);
});

Deno.test("errorText: control characters of a title, a file or SQL never reach the terminal", () => {
  const error = new CliError("bad-sql", {
    what: 'No column "\x1b]0;gotcha\x07" \x9b2J\r\nLINE 1: \x1b[2J\x7f',
    where: "data_raw/\x1b[31mred.json",
    fix: "\b\b\b",
  });
  const text = errorText(error);
  assert.doesNotMatch(text, /[^\P{Cc}\n]/u);
  assert.match(text, /·\]0;gotcha·/);
  assert.match(text, /^LINE 1: /m);
});

Deno.test("asCliError: what nobody foresaw says where to report it, and how to see more", () => {
  const error = asCliError(new TypeError("x is not a function\n    at lib/x.ts:1:2"));
  assert.equal(error.code, "internal");
  assert.match(error.fix ?? "", /--debug .* report/);
  assert.doesNotMatch(errorText(error), /lib\/x\.ts/);
});

/** What Deno and the loaders of Linux, macOS and Windows say. */
const UNLOADABLE = [
  "Cannot find module '@duckdb/node-bindings-linux-x64/duckdb.node'",
  "libstdc++.so.6: cannot open shared object file: No such file or directory",
  "/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found",
  "dlopen(duckdb.node, 0x0001): Library not loaded",
];

for (const message of UNLOADABLE) {
  Deno.test(`asCliError: ${message} is a broken installation`, () => {
    const error = asCliError(new Error(`${message}\n    at somewhere`));
    assert.equal(error.code, "broken-install");
    assert.match(error.fix ?? "", /deno install/);
  });
}

Deno.test("asCliError: after Ctrl-C every error is its consequence", () => {
  const signal = AbortSignal.abort();
  assert.equal(asCliError(new Error("the file is closed"), signal).code, "interrupted");
});
