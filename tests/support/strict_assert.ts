/**
 * Loaded before the tests: an assertion of `console`, as examples in comments use it, fails what it
 * stands in instead of printing a line.
 */
console.assert = (condition?: boolean, ...told: unknown[]) => {
  if (condition !== true) throw new Error(`Assertion failed: ${told.join(" ")}`);
};
