/** A row of a ranked list. */
export interface RankedRow {
  readonly name: string;
  /** What stands below the name: an artist, an album. */
  readonly under?: string;
  readonly value: string;
  /** Its length against the first row, 0 to 1. */
  readonly share: number;
}

/** A ranked list with a bar behind each row. */
export function RankedList({ rows }: { rows: readonly RankedRow[] }) {
  return (
    <ol class="ranked">
      {rows.map(({ name, under, value, share }, at) => (
        <li>
          <svg class="behind" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width={Math.round(share * 1000) / 10} height="1" />
          </svg>
          <span class="place">{at + 1}</span>
          <span>
            <bdi class="name" title={name}>{name}</bdi>
            {under === undefined ? null : <bdi class="under">{under}</bdi>}
          </span>
          <span class="value">{value}</span>
        </li>
      ))}
    </ol>
  );
}
