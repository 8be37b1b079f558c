import type { World } from "../../lib/server/guard/world.ts";

/** A world whose clock stands still until it is moved, and whose log is a list. */
export interface FakeWorld extends World {
  readonly lines: string[];
  /** Moves the clock and does what is due, in its order. */
  pass(ms: number): void;
}

/** A fake world, in which it is the first of January 2024. */
export function fakeWorld(): FakeWorld {
  let nowMs = Date.UTC(2024, 0, 1);
  const due = new Set<{ atMs: number; act: () => void }>();
  const lines: string[] = [];
  return {
    lines,
    now: () => nowMs,
    write: (line) => void lines.push(line),
    after(ms, act) {
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
