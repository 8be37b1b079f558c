import assert from "node:assert/strict";
import { permissionFlags } from "./permission_flags.ts";

const MARK = "--allow-env=TONEARM_SETTINGS_GIVEN,TONEARM_PROGRAM";

Deno.test("permissionFlags: grants what is named, and no more", () => {
  assert.deepEqual(permissionFlags({}, []), ["--no-prompt", MARK]);
  assert.deepEqual(
    permissionFlags({
      read: ["a", "b"],
      denyRead: ["a/.env"],
      write: ["b"],
      denyWrite: ["b/c"],
      net: ["db.example.org:5432"],
      run: ["x"],
      sys: ["statfs"],
      ffi: true,
    }, ["PORT", "HOST"]),
    [
      "--no-prompt",
      "--allow-read=a,b",
      "--deny-read=a/.env",
      "--allow-write=b",
      "--deny-write=b/c",
      "--allow-net=db.example.org:5432",
      "--allow-run=x",
      "--allow-sys=statfs",
      `${MARK},PORT,HOST`,
      "--allow-ffi=./node_modules",
    ],
  );
});

Deno.test("permissionFlags: an empty list is never granted, for that would mean everything", () => {
  const flags = permissionFlags({ read: [], write: [], net: [], run: [], sys: [] }, []);
  assert.ok(flags.every((flag) => flag === "--no-prompt" || flag.includes("=")));
});

Deno.test("permissionFlags: a comma in a folder's name does not split it", () => {
  assert.ok(permissionFlags({ read: ["a,b"] }, []).includes("--allow-read=a,,b"));
});
