import assert from "node:assert/strict";
import { apiMarkdown } from "../cli/docs/api_page.ts";
import { FILTERS, PARAMS } from "./filters/params.ts";
import type { Question } from "./question.ts";
import { QUESTIONS } from "./questions.ts";

const HERE = new URL(".", import.meta.url);

Deno.test("QUESTIONS: every file of the folder is in it, under its path", async () => {
  const files: string[] = [];
  for await (const { name, isFile } of Deno.readDir(new URL("questions/", HERE))) {
    if (isFile && name.endsWith(".ts")) files.push(name.replace(/\.ts$/, "").replaceAll("_", "-"));
  }
  assert.deepEqual(Object.keys(QUESTIONS).sort(), files.sort());
  for (const [name, { path }] of Object.entries(QUESTIONS)) {
    assert.equal(path.split("/")[0], name);
  }
});

Deno.test("QUESTIONS: each has one sentence that defines it, and its path's parameters", () => {
  for (const { path, help, inPath, params, choices = {} } of Object.values<Question>(QUESTIONS)) {
    assert.match(help, /^[A-Z].*\.$/, path);
    const braces = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    assert.deepEqual([...inPath], braces, path);
    assert.ok(inPath.every((name) => params.includes(name)), path);
    for (const [name, values] of Object.entries(choices)) {
      const param = Object.entries(PARAMS).find(([param]) => param === name)?.[1];
      assert.ok(values.every((value) => param?.parse(value) !== undefined), `${path} ${name}`);
    }
  }
});

Deno.test("QUESTIONS: each takes every filter and credit, or says that it has no meaning for it", () => {
  const all = [...FILTERS, "credit"] as const;
  for (const { path, params, noMeaning = [] } of Object.values<Question>(QUESTIONS)) {
    const taken = all.filter((name) => params.some((param) => param === name));
    assert.deepEqual([...taken, ...noMeaning].sort(), [...all].sort(), path);
  }
});

Deno.test("QUESTIONS: values reach SQL as parameters only", () => {
  const marks = {
    artist: "m1'",
    album: "m2'",
    track: "m3'",
    genre: "m7'",
    q: "m4'",
    show: "m5'",
    uri: "spotify:m6'",
  };
  for (const question of Object.values<Question>(QUESTIONS)) {
    const taken = Object.fromEntries(
      Object.entries(marks).filter(([name]) => question.params.some((param) => param === name)),
    );
    const statements = question.statements({ ...question.defaults, ...taken });
    for (const [name, { text, values }] of Object.entries(statements)) {
      assert.doesNotMatch(text, /m[1-7]/, `${question.path} ${name}`);
      const placeholders = new Set(
        [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)),
      );
      assert.deepEqual(
        [...placeholders].sort((a, b) => a - b),
        values.map((_, at) => at + 1),
        `${question.path} ${name}`,
      );
    }
  }
});

Deno.test("docs/api.md: is what the questions say", async () => {
  assert.equal(await Deno.readTextFile(new URL("../../docs/api.md", HERE)), apiMarkdown());
});
