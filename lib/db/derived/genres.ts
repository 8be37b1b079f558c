import { need } from "../tables.ts";
import { type DerivedTable, nameId } from "./table.ts";

/** The broad genre of a genre that no rule knows. */
export const UNMAPPED = "Other";

/**
 * A play has this many units to share among an artist's genres: 1 to 16 genres divide it evenly.
 */
export const GENRE_UNITS = 720_720;

/** The genres of each artist, numbered, to share its listening equally among them. */
export const ARTIST_GENRES: DerivedTable = {
  help: "One row for each genre of an artist.",
  columns: {
    artist_id: need("bigint", "the artist"),
    genre: need("text", "a genre as services name it"),
    broad_genre: need("text", "the broad genre it belongs to, or `Other`"),
    position: need("integer", "1…genres, in the order of the alphabet"),
    genres: need("integer", "how many genres the artist has"),
    units: need("bigint", "its share of the artist's plays, in 720,720ths"),
  },
  key: ["artist_id", "genre"],
  synced: true,
  needs: [],
  derive: `
    with listed as (
      select artist_name, unnest(string_split(genres, ',')) as genre
      from artists
    ),
    named as (
      select distinct artist_name, trim(genre) as genre
      from listed
      where trim(genre) <> ''
    )
    select
      ${nameId("artist_name")},
      genre,
      coalesce(broad_genre, '${UNMAPPED}'),
      row_number() over (partition by artist_name order by genre collate "C"),
      count(*) over (partition by artist_name),
      ${GENRE_UNITS} // count(*) over (partition by artist_name)
    from named
    left join genre_mappings on subgenre = genre`,
};
