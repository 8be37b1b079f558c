import type { ComponentChildren } from "preact";
import { liveId, liveJson } from "../lib/ui/navigation/live_id.ts";

interface LiveProps {
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
 * where the island reads it (`useLive`); a renewal brings the next page's JSON and touches nothing
 * else in here.
 */
export function Live({ id, data, isControl = false, children }: LiveProps) {
  return (
    <div class="live" id={liveId(id)} data-live={isControl ? "control" : "picture"}>
      <script type="application/json" dangerouslySetInnerHTML={{ __html: liveJson(data) }} />
      {children}
    </div>
  );
}
