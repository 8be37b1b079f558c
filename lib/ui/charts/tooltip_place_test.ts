import assert from "node:assert/strict";
import { besidePoint } from "./tooltip_place.ts";

Deno.test("besidePoint: beside the mark, on the side with more room, never over it", () => {
  const area = { left: 40, right: 240 };
  for (const half of [0, 6, 40]) {
    for (let x = 40 + half; x <= 240 - half; x += 20) {
      const { x: anchor, xAlign } = besidePoint([{ x, half }], area);
      const isFree = xAlign === "left" ? anchor > x + half : anchor < x - half;
      assert.ok(isFree, `${x} ± ${half}: ${anchor} ${xAlign}`);
      assert.equal(xAlign, x <= 140 ? "left" : "right");
    }
  }
});

Deno.test("besidePoint: beside all marks of a point", () => {
  const place = besidePoint([{ x: 50, half: 0 }, { x: 50, half: 12 }], { left: 0, right: 400 });
  assert.deepEqual([place.x, place.xAlign, place.y], [72, "left", 0]);
});
