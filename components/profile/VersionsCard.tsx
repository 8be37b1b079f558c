import type { VersionsCardView } from "../../lib/ui/cards/profile_cards.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { CsvLink } from "../Numbers.tsx";
import { RankedList } from "../RankedList.tsx";
import { SpotifyLink } from "../SpotifyLink.tsx";
import { Card } from "../Card.tsx";

const text = words.profile.versions;

/** The versions of a track's song as one, with their parts, and the releases of this one. */
export function VersionsCard({ view }: { view: VersionsCardView }) {
  const { rows, releases, csv } = view;
  return (
    <Card view={view} width="half" foot={<CsvLink href={csv} of={view.topic} />}>
      {rows.length === 0 ? null : <RankedList rows={rows} />}
      <table class="releases">
        <caption>{text.releases}</caption>
        <thead>
          <tr>
            <th scope="col">{text.release}</th>
            <th scope="col">{words.overview.trend.columns.hours}</th>
            <th scope="col">{words.overview.trend.columns.plays}</th>
          </tr>
        </thead>
        <tbody>
          {releases.map(({ uri, spotify, album, hours, plays }) => (
            <tr key={uri}>
              <th scope="row">
                <bdi>{album}</bdi>
                <code>{uri}</code>
                <SpotifyLink href={spotify} text={words.spotify} name={album} />
              </th>
              <td>{hours}</td>
              <td>{plays}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
