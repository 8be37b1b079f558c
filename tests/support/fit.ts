import type { Page } from "npm:playwright-core@1.65.1";

/** The spacing that every text must bear (WCAG 2.2, 1.4.12), as a person's own style sheet. */
export const TEXT_SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

/** Which texts of a page are cut, lie over one another, or leave the window sideways. */
export async function misfitsOf(page: Page): Promise<string[]> {
  const found = [await page.evaluate(lookForCut), await page.evaluate(lookForOverlap)];
  return [...new Set(found.flat())];
}

/** Runs in the page: texts that leave the window, and those that something around them cuts. */
function lookForCut(): string[] {
  const faults: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const owner = node.parentElement;
    const said = (node.nodeValue ?? "").trim().slice(0, 60);
    const isLeft = owner === null || said === "" || !owner.checkVisibility({
      visibilityProperty: true,
    }) || owner.closest(".visually-hidden, .skip, noscript, option, [role=img]") !== null;
    if (isLeft) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    let isScrolled = false;
    for (let at: Element | null = owner; at !== null; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      isScrolled ||= /auto|scroll/.test(overflowX + overflowY) && at !== document.documentElement;
      if (isScrolled) break;
      if (!/hidden|clip/.test(overflowX + overflowY)) continue;
      const { left, right, top, bottom } = at.getBoundingClientRect();
      const isWide = text.right > right + 1 || text.left < left - 1;
      // The box of a line of letters is higher than they are.
      const isHigh = text.bottom > bottom + 4 || text.top < top - 4;
      if (isWide || isHigh) faults.push(`cut by ${at.className || at.localName}: ${said}`);
    }
    const isOut = text.right > innerWidth + 1 || text.left < -1;
    if (isOut && !isScrolled) faults.push(`out of the window: ${said}`);
  }
  const wider = document.documentElement.scrollWidth - innerWidth;
  return wider > 0 ? [...faults, `the page is wider than the window by ${wider} px`] : faults;
}

/** Runs in the page: texts that lie over one another; what is fixed lies over the page on purpose. */
function lookForOverlap(): string[] {
  const lines: { said: string; owner: Element; box: DOMRect }[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const owner = node.parentElement;
    const said = (node.nodeValue ?? "").trim().slice(0, 60);
    const isLeft = owner === null || said === "" || !owner.checkVisibility({
      visibilityProperty: true,
    }) || owner.closest(".visually-hidden, .skip, noscript, option, [role=img]") !== null;
    if (isLeft) continue;
    let shown = new DOMRect(-1e5, -1e5, 2e5, 2e6);
    let isOver = false;
    for (let at: Element | null = owner; at !== null; at = at.parentElement) {
      const { position, overflowX, overflowY } = getComputedStyle(at);
      isOver ||= position === "fixed" || position === "sticky";
      if (/auto|scroll/.test(overflowX + overflowY)) shown = at.getBoundingClientRect();
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of isOver ? [] : range.getClientRects()) {
      const [left, top] = [Math.max(line.left, shown.left), Math.max(line.top, shown.top)];
      const [right, bottom] = [
        Math.min(line.right, shown.right),
        Math.min(line.bottom, shown.bottom),
      ];
      const box = new DOMRect(left, top, right - left, bottom - top);
      if (right - left >= 1 && bottom > top) lines.push({ said, owner, box });
    }
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  return lines.flatMap(({ said, owner, box }, at) => {
    const faults: string[] = [];
    for (const other of lines.slice(at + 1)) {
      if (other.box.top >= box.bottom) break;
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      // Lines of text are closer than the boxes of their letters.
      const isOver = wide > 1 && high > Math.min(box.height, other.box.height) * 0.45;
      if (isOver && other.owner !== owner) faults.push(`over one another: ${said} | ${other.said}`);
    }
    return faults;
  });
}
