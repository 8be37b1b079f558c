import type { Change } from "../findings/change.ts";
import { percent } from "./format.ts";
import { amount, inRange, timesAs } from "./quantities.ts";

/** How a number compares with the one before: `12 % more than in 2023`. */
export function change(found: Change): string {
  const range = inRange(found.before);
  const perDay = found.isPerDay ? " a day" : "";
  const isCount = found.measure !== "hours";
  const [asMuch, less] = isCount ? ["as many", "fewer"] : ["as much", "less"];
  switch (found.says) {
    case "nothing":
      return `none ${range}`;
    case "was":
      return `${amount(found.value, found.measure)} ${range}`;
    case "same":
      return `${asMuch}${perDay} as ${range}`;
    case "times":
      return `${timesAs(found.times)} ${asMuch}${perDay} as ${range}`;
    default:
      return `${percent(found.by)} ${found.says === "more" ? "more" : less}${perDay} than ${range}`;
  }
}
