import { Head } from "fresh/runtime";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { FilterBar } from "../FilterBar.tsx";
import { Statement } from "../Statement.tsx";
import { AbsenceCard } from "./AbsenceCard.tsx";
import { CalendarCard } from "./CalendarCard.tsx";
import { InterestCard } from "./InterestCard.tsx";
import { KnownCard } from "./KnownCard.tsx";
import { AlbumsCard, NeighboursCard, TracksCard } from "./Lists.tsx";
import { Part } from "../Part.tsx";
import { ProfileFigures } from "./ProfileFigures.tsx";
import { ProfileHero } from "./ProfileHero.tsx";
import { RankCard } from "./RankCard.tsx";
import { SkipsCard } from "./SkipsCard.tsx";
import { VersionsCard } from "./VersionsCard.tsx";
import { WeekCard } from "./WeekCard.tsx";

/** One artist, track or album: who it is, then when, then what beside it. */
export function ProfilePage({ data }: { data: ProfileData | null }) {
  if (!data) return <Statement {...words.noPlays} />;
  const { context, profile } = data;
  const { subject, now } = profile;
  const isPlayed = now.totals.plays > 0;
  return (
    <>
      <Head>
        <title>{words.title(subject.name)}</title>
      </Head>
      <FilterBar context={context} path={subject.path} />
      <ProfileHero {...data} />
      {isPlayed ? <ProfileFigures {...data} /> : null}
      <div class="grid">
        {isPlayed
          ? (
            <Part topic={words.profile.interest.topic}>
              <InterestCard {...data} />
            </Part>
          )
          : null}
        <RankCard {...data} />
        {subject.kind === "track" ? <VersionsCard {...data} /> : null}
        {subject.kind === "track" ? null : <TracksCard {...data} />}
        {subject.kind === "artist" ? <AlbumsCard {...data} /> : null}
        {isPlayed
          ? (
            <Part topic={words.profile.neighbours.topic} width="third">
              <NeighboursCard {...data} />
            </Part>
          )
          : null}
        {isPlayed
          ? (
            <Part topic={words.overview.calendar.topic}>
              <CalendarCard {...data} />
            </Part>
          )
          : null}
        {isPlayed
          ? (
            <Part topic={words.overview.week.topic} width="half">
              <WeekCard {...data} />
            </Part>
          )
          : null}
        <div class="stack">
          <Part topic={words.profile.absence.topic}>
            <AbsenceCard {...data} />
          </Part>
          <SkipsCard {...data} />
          <KnownCard {...data} />
        </div>
      </div>
    </>
  );
}
