import type { DevicesCard } from "../lib/ui/cards/habit_cards.ts";
import type { ChartCardView } from "../lib/ui/views/card.ts";
import { ChartCard } from "./ChartCard.tsx";
import { ChartInWaiting } from "./ChartInWaiting.tsx";
import { ListCard } from "./ListCard.tsx";

/** The devices of each year; of a single one as a list. */
export function Devices({ view }: { view: DevicesCard }) {
  if (view.kind === "years") return <ChartCard view={view.card} />;
  return (
    <>
      <ChartInWaiting id="devices" />
      <ListCard view={view.card} width="full" />
    </>
  );
}

/** Shuffle, offline and private sessions over the years. */
export function Modes({ views }: { views: readonly ChartCardView[] }) {
  if (views.length > 0) {
    return <>{views.map((view) => <ChartCard key={view.id} view={view} width="third" />)}</>;
  }
  return <>{["shuffle", "offline", "private"].map((id) => <ChartInWaiting key={id} id={id} />)}</>;
}
