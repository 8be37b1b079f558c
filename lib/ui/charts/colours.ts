/** The tokens a chart is painted with, as the canvas understands them. */
export interface ChartColours {
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly ground: string;
  readonly raised: string;
  readonly accent: string;
  readonly data: readonly string[];
  /** The ramp for what has an order, the first step first. */
  readonly steps: readonly string[];
  readonly font: string;
}

/** What was read last: all charts of a page have the same colours. */
let known: ChartColours | null = null;
let isWatching = false;

/** The tokens of the page as it is now. */
export function pageColours(): ChartColours {
  // Before any chart watches, so that a change is known here first.
  if (!isWatching) onThemeChange(() => void (known = null));
  isWatching = true;
  return known ??= readColours(document.body);
}

const HUES = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * Reads the tokens: `light-dark()` is settled by a painted probe only. Where colours are forced the
 * probe keeps its own, or every token would read as the system's text.
 */
function readColours(place: HTMLElement): ChartColours {
  const probe = document.createElement("span");
  probe.style.setProperty("forced-color-adjust", "none");
  place.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: read("ink"),
    soft: read("ink-soft"),
    rule: read("rule"),
    ground: read("ground"),
    raised: read("raised"),
    accent: read("accent"),
    data: HUES.map((hue) => read(`data-${hue}`)),
    steps: HUES.map((step) => read(`step-${step}`)),
    font: getComputedStyle(place).fontFamily,
  };
  probe.remove();
  return colours;
}

/** Calls `act` whenever the theme changes: the system's, or the page's. Returns how to stop. */
export function onThemeChange(act: () => void): () => void {
  const systems = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) =>
    matchMedia(query)
  );
  const page = new MutationObserver(act);
  systems.forEach((system) => system.addEventListener("change", act));
  page.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    systems.forEach((system) => system.removeEventListener("change", act));
    page.disconnect();
  };
}
