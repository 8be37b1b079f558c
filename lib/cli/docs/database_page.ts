import { DERIVED, DERIVED_NAMES } from "../../db/derived.ts";
import { type Table, table, TABLE_NAMES } from "../../db/tables.ts";

const INTRODUCTION = `# The database

Made from the code by \`deno task docs\`; \`deno task check\` compares.

\`data/spotify.duckdb\` is an ordinary DuckDB file. Open it with \`deno task query "…"\`, with DuckDB's
own shell, or from Python, R or a BI tool that reads DuckDB 1.5. A few queries to start with:

\`\`\`sql
-- hours per year
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

-- what became of every record
select path, records, plays, set_aside, duplicates, rejected from sources order by source_id;
\`\`\`

## Guarantees

- Every record is in exactly one place: \`records = plays + set aside + duplicates + rejected\`, for
  each source and in total. A run whose sums do not match fails and changes nothing.
- A record is classified in this order: unusable (\`rejects\`); a duplicate (counted, not stored); left
  out by a rule, unless it is a music video or implausible; a podcast or an audiobook; a video;
  implausible; short; otherwise a play. A record is implausible if it is longer than a day, before
  2008-10-07, or more than a day ahead of the clock of the computer that read it.
- Two extended records are the same event if their time and duration agree and so does what was
  played: the URI or, if one of the two has none, title and artist. A record of account data is the
  same event as an extended record if the duration agrees to the millisecond, the title agrees, and
  the minute is the same or a neighbouring one, whatever artist it names. The extended record is kept;
  among several, the one from the newest export. Where no extended record has the event, the same rule
  applies to the records of two exports of account data, and the newer export's is kept.
- Names are compared without regard to case, Unicode form and extra spaces. Names that match are the
  same artist, track or album, shown in their latest spelling. One URI is one track, with its newest
  names. Placeholders such as \`Unknown Artist\`, which account data writes for a missing name, are
  null.
- \`played_at\` is when playback **ended**, as Spotify's \`ts\` says, in the listener's local time.
  \`docs/timezones.md\` says which zone.
- IP addresses, user names and user agents are never stored.
- The same records and settings give the same \`plays\` and \`set_aside\`, whatever files they come in.
  Sources are numbered by their earliest record.
- \`meta\` holds the schema version, the current settings and \`data_version\`, a hash of the content
  and the settings.

Local files (\`spotify:local:…\`) count as plays. A record with neither name nor URI is short, or
rejected if it is not.
`;

const DERIVED_INTRODUCTION = `## Derived tables

These tables hold results that would otherwise be computed from every play, again and again. They are
not in the file: they are built with each copy, the one the site keeps in memory and the one that
\`deno task sync\` writes to Postgres, so they are never older than the tables above. They use numbers
for names (\`track_id\`, \`artist_id\`, \`album_id\`), the same in every table of a copy. Other programs may
read them in Postgres, but unlike the tables above, their columns may change with a new version.
\`docs/decisions/0006-derived-tables.md\` says why they exist.
`;

/** `docs/database.md`: the guarantees and every table with its columns. */
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
