/** What axe finds on pages. */
import assert from "node:assert/strict";
import { AxeBuilder } from "npm:@axe-core/playwright@4.14.0";
import type { Page } from "npm:playwright-core@1.65.1";

const PHONE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 900 };
const LOOKS = [
  { colorScheme: "light", viewport: PHONE },
  { colorScheme: "light", viewport: DESK },
  { colorScheme: "dark", viewport: PHONE },
  { colorScheme: "dark", viewport: DESK },
] as const;

/** What of a page is looked at. */
export interface Part {
  /** A selector of what is looked at; all when absent. */
  readonly include?: string;
  /** A selector of what is left out. */
  readonly exclude?: string;
}

/** Asserts that axe finds nothing on a page, light and dark, on a phone and on a desk. */
export async function axeFindsNothing(page: Page, path: string, part: Part = {}): Promise<void> {
  for (const { colorScheme, viewport } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const said = `${path} ${colorScheme}, ${viewport.width} px`;
    assert.deepEqual(await axeFindings(page, part), [], said);
  }
}

/** Every breach of accessibility that axe finds on a page, with where. */
export async function axeFindings(page: Page, { include, exclude }: Part = {}): Promise<string[]> {
  // No page has frames: what frames find need not be gathered in a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (include !== undefined) axe.include(include);
  if (exclude !== undefined) axe.exclude(exclude);
  const { passes, violations } = await axe.analyze();
  assert.ok(passes.length > (include === undefined ? 10 : 0), "axe has run");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`)
  );
}
