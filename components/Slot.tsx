import type { ComponentChildren } from "preact";
import { slotId, slotJson } from "../lib/ui/navigation/slot_id.ts";

interface SlotProps {
  /** Names the island on its page, the same whatever the filters are. */
  id: string;
  /** What the island shows, as plain data. */
  data: unknown;
  /** Whether it is a control, which a renewal reaches before charts. */
  isControl?: boolean;
  /** The island. */
  children: ComponentChildren;
}

/**
 * The place of an island that stays when a page is renewed. What it shows stands beside it as JSON,
 * where the island reads it (`useSlot`); a renewal brings the next page's JSON and touches nothing
 * else in here.
 */
export function Slot({ id, data, isControl = false, children }: SlotProps) {
  return (
    <div class="slot" id={slotId(id)} data-slot={isControl ? "control" : "picture"}>
      <script type="application/json" dangerouslySetInnerHTML={{ __html: slotJson(data) }} />
      {children}
    </div>
  );
}
