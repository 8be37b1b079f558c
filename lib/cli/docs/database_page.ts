import { DERIVED, DERIVED_NAMES } from "../../db/derived.ts";
import { type Table, table, TABLE_NAMES } from "../../db/tables.ts";

const INTRODUCTION = `# The database

Made from the code by \`deno task docs\`; \`deno task check\` compares.

\`data/spotify.duckdb\` is a DuckDB file that is yours. Open it with \`deno task query "…"\`, with
DuckDB's own shell, or from Python, R or a BI tool that reads DuckDB 1.5. A few questions to begin
with:

\`\`\`sql
-- hours a year
select year, round(sum(ms_played) / 3600000.0, 1) as hours
from plays
group by year
order by year;

-- the track you skipped most, among those you started at least twenty times
select artist_name, track_name, count(*) as skips
from set_aside
where reason = 'short' and skipped
group by all
having count(*) >= 20
order by skips desc
limit 10;

-- what came of every record
select path, records, plays, set_aside, duplicates, rejected from sources order by source_id;
\`\`\`

## Rules that hold

- Every record is in exactly one place: \`records = plays + set aside + duplicates + rejected\`, for
  each source and in all. A run whose sums do not match fails and changes nothing.
- A record is judged in this order: it cannot be used (\`rejects\`); it was met before (counted, not
  stored); it is a podcast, an audiobook or a video; it is implausible; it is short; otherwise it is a
  play. A record is implausible when it is longer than a day, before 2008-10-07, or more than a day
  ahead of the clock of the computer that read it.
- Two extended records are one event when time and duration agree and so does what was played: the
  URI, or, where one of them has none, title and artist. A record of account data is one event with
  an extended record when the duration agrees to the millisecond, the title agrees, and the minute is
  the same or next to it, whatever artist it names. The extended record stays; of several, the one
  of the newest export.
- Names are compared without case, Unicode form and extra spaces. Names that agree so are one artist,
  track or album, shown as they were written last. One URI is one track, with the newest names it
  has. \`Unknown Artist\` and the like, which account data writes where it has no name, are null.
- \`played_at\` is when playback **ended**, as Spotify's \`ts\` says, on the listener's wall clock.
  \`docs/timezones.md\` says which clock.
- IP addresses, user names and user agents are never stored.
- The same records and settings give the same \`plays\` and \`set_aside\`, whatever files they come in.
  Sources are numbered by their earliest record.
- \`meta\` holds the schema version, the settings in force and \`data_version\`, a hash of the content
  and the settings.

Local files (\`spotify:local:…\`) are plays like others. A record without any name and without a URI
is short, or cannot be used.
`;

const DERIVED_INTRODUCTION = `## Derived tables

What answers would otherwise work out from every play again and again. They are not in the file:
they are made with each copy for reading, the one the site keeps in memory and the one that
\`deno task sync\` takes to Postgres, so they are never older than the tables above. Names have numbers
here (\`track_id\`, \`artist_id\`, \`album_id\`), the same in every table of a copy. Other programs may
read them in Postgres; their columns may change with a new version, as those above do not.
\`docs/decisions/0006-derived-tables.md\` says why they exist.
`;

/** `docs/database.md`: the rules that hold and every table with its columns. */
export function databasePage(): string {
  return [
    INTRODUCTION,
    "## Tables",
    "",
    ...TABLE_NAMES.map((name) => tableSection(name, table(name))),
    DERIVED_INTRODUCTION,
    ...DERIVED_NAMES.map((name) => tableSection(name, DERIVED[name])),
  ].join("\n");
}

function tableSection(name: string, { help, columns, key }: Table): string {
  const rows = Object.entries(columns).map(([column, { type, notNull, help }]) =>
    `| \`${column}\` | ${type}${notNull ? "" : ", may be null"} | ${help} |`
  );
  return [
    `### ${name}`,
    "",
    help,
    "",
    `Key: ${key.map((column) => `\`${column}\``).join(", ")}.`,
    "",
    "| column | type | holds |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
