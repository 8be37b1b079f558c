import type { Profile } from "../../lib/ui/pages/profile.ts";
import type { PageModel } from "../../lib/ui/page_model.ts";
import { ChartCard } from "../ChartCard.tsx";
import { DaysCard } from "../DaysCard.tsx";
import { FigureList } from "../FigureList.tsx";
import { ListCard } from "../ListCard.tsx";
import { Page } from "../Page.tsx";
import { Section } from "../Section.tsx";
import { TextCard } from "../TextCard.tsx";
import { WeekCard } from "../WeekCard.tsx";
import { ShapeLinks } from "../rules/ShapeLinks.tsx";
import { KnownCard } from "./KnownCard.tsx";
import { ProfileHero } from "./ProfileHero.tsx";
import { RankCard } from "./RankCard.tsx";
import { VersionsCard } from "./VersionsCard.tsx";

interface ProfilePageProps {
  model: PageModel<Profile>;
  /** Whether the reader may leave it out, or say that it is another one's name. */
  canShape: boolean;
}

/** One artist, track or album: who it is, then when, then what beside it. */
export function ProfilePage({ model, canShape }: ProfilePageProps) {
  return (
    <Page model={model}>
      {({ rank, versions, known, skips, played, shape, ...hero }) => (
        <>
          <ProfileHero view={hero}>
            {canShape && shape !== null ? <ShapeLinks {...shape} /> : null}
          </ProfileHero>
          {played === null ? null : <FigureList figures={played.figures} />}
          <div class="grid">
            {played === null
              ? null
              : <Section of={played.interest}>{(view) => <ChartCard view={view} />}</Section>}
            <RankCard view={rank} />
            {versions === null ? null : <VersionsCard view={versions} />}
            {played === null ? null : <Played of={played} />}
            <div class="stack">
              {played === null
                ? null
                : <Section of={played.absence}>{(view) => <TextCard view={view} />}</Section>}
              {skips === null ? null : <TextCard view={skips} />}
              <KnownCard view={known} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

function Played({ of: { tracks, albums, neighbours, days, week } }: {
  of: NonNullable<Profile["played"]>;
}) {
  // An artist has three lists, an album two, a track one beside its versions.
  const width = albums === null ? "half" : "third";
  return (
    <>
      {tracks === null ? null : (
        <Section of={tracks} width={width}>
          {(view) => <ListCard view={view} width={width} />}
        </Section>
      )}
      {albums === null ? null : (
        <Section of={albums} width={width}>
          {(view) => <ListCard view={view} width={width} />}
        </Section>
      )}
      <Section of={neighbours} width={width}>
        {(view) => <ListCard view={view} width={width} />}
      </Section>
      <Section of={days}>{(view) => <DaysCard view={view} />}</Section>
      <Section of={week} width="half">{(view) => <WeekCard view={view} />}</Section>
    </>
  );
}
