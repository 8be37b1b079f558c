import type { DevicesCard } from "../lib/ui/cards/habit_cards.ts";
import type { KnownHabits } from "../lib/ui/pages/habits.ts";
import type { ChartCardView } from "../lib/ui/views/card.ts";
import { ChartCard } from "./ChartCard.tsx";
import { ChartInWaiting } from "./ChartInWaiting.tsx";
import { ListCard } from "./ListCard.tsx";
import { Section } from "./Section.tsx";

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

/** When, on what and whose tracks are skipped; nothing where it is hardly known. */
export function Skips({ view }: { view: KnownHabits["skips"] }) {
  if (view === null) return <ChartInWaiting id="skip-hours" />;
  return (
    <>
      <ChartCard view={view.hours} width="half" />
      <ListCard view={view.devices} />
      <Section of={view.artists} width="half">{(view) => <ListCard view={view} />}</Section>
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
