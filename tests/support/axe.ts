/**
 * What axe finds on pages. axe itself runs in the page, put there once a load: its package for
 * Playwright puts it there anew for every look.
 */
import assert from "node:assert/strict";
import axe, { type AxeResults, type RunOptions } from "npm:axe-core@4.14.1";
import type { Page } from "npm:playwright-core@1.65.1";

const PHONE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 900 };

/** The rules about what depends on colours and width alone. */
export const OF_THE_LOOK = ["color-contrast", "target-size"];

/** Every rule in two looks; the other two differ in colours and width alone. */
const LOOKS = [
  { colorScheme: "light", viewport: DESK, rules: undefined },
  { colorScheme: "dark", viewport: PHONE, rules: undefined },
  { colorScheme: "dark", viewport: DESK, rules: OF_THE_LOOK },
  { colorScheme: "light", viewport: PHONE, rules: OF_THE_LOOK },
] as const;

/** What of a page is looked at. */
export interface Part {
  /** A selector of what is looked at; the whole page when absent. */
  readonly include?: string;
  /** A selector of what is left out. */
  readonly exclude?: string;
}

/** Asserts that axe finds nothing on a page, light and dark, on a phone and on a desk. */
export async function axeFindsNothing(page: Page, path: string, part: Part = {}): Promise<void> {
  for (const { colorScheme, viewport, rules } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const said = `${path} ${colorScheme}, ${viewport.width} px`;
    assert.deepEqual(await axeFindings(page, part, rules), [], said);
  }
}

/** Every breach of accessibility that axe finds on a page, with where; by every rule or by some. */
export async function axeFindings(
  page: Page,
  { include = "html", exclude }: Part = {},
  rules?: readonly string[],
): Promise<string[]> {
  const context = { include, ...(exclude === undefined ? {} : { exclude }) };
  // No page has frames, and the styles of a page are its own: neither is fetched again.
  const options: RunOptions = {
    resultTypes: ["violations"],
    iframes: false,
    preload: false,
    ...(rules === undefined ? {} : { runOnly: [...rules] }),
  };
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(axe.source);
  const { passes, violations } = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`,
  );
  const isWhole = include === "html" && rules === undefined;
  assert.ok(passes.length > (isWhole ? 10 : 0), "axe has run");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`)
  );
}
