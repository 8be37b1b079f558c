/** The systems that the single binary can be made for, with their names in npm's packages. */
export const TARGETS = {
  "x86_64-unknown-linux-gnu": { os: "linux", package: "linux-x64" },
  "aarch64-unknown-linux-gnu": { os: "linux", package: "linux-arm64" },
  "x86_64-apple-darwin": { os: "darwin", package: "darwin-x64" },
  "aarch64-apple-darwin": { os: "darwin", package: "darwin-arm64" },
  "x86_64-pc-windows-msvc": { os: "windows", package: "win32-x64" },
} as const satisfies Record<
  string,
  { readonly os: typeof Deno.build.os; readonly package: string }
>;

/** One of them, as Deno and Rust name it. */
export type Target = keyof typeof TARGETS;

/** Whether a name is that of a target. */
export function isTarget(name: string): name is Target {
  return Object.hasOwn(TARGETS, name);
}

/** The name of a target's binary, in `dist/`. */
export function binaryName(target: Target, isForHere: boolean): string {
  const suffix = TARGETS[target].os === "windows" ? ".exe" : "";
  return `${isForHere ? "tonearm" : `tonearm-${target}`}${suffix}`;
}
