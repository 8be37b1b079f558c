import type { Runtime } from "../../lib/server/middleware/runtime.ts";

/** A runtime whose clock stands still until it is moved, and whose log is a list. */
export interface FakeRuntime extends Runtime {
  readonly lines: string[];
  /** Moves the clock and does what is due, in its order. */
  pass(ms: number): void;
}

/** A fake runtime, in which it is the first of January 2024. */
export function fakeRuntime(): FakeRuntime {
  let nowMs = Date.UTC(2024, 0, 1);
  const due = new Set<{ atMs: number; act: () => void }>();
  const lines: string[] = [];
  return {
    lines,
    now: () => nowMs,
    write: (line) => void lines.push(line),
    setTimer(ms, act) {
      const timer = { atMs: nowMs + ms, act };
      due.add(timer);
      return () => void due.delete(timer);
    },
    pass(ms) {
      nowMs += ms;
      for (const timer of [...due].sort((a, b) => a.atMs - b.atMs)) {
        if (timer.atMs > nowMs || !due.delete(timer)) continue;
        timer.act();
      }
    },
  };
}
