/** A row of a ranked list. */
export interface RankedRow {
  readonly name: string;
  /** What stands below the name: an artist, an album. */
  readonly under?: string | undefined;
  /** Where the name, and what stands below it, lead. */
  readonly href?: string | undefined;
  readonly value: string;
  /** Its length against the first row, 0 to 1. */
  readonly share: number;
}

/** A ranked list with a bar behind each row. */
export function RankedList({ rows }: { rows: readonly RankedRow[] }) {
  return (
    <ol class="ranked">
      {rows.map(({ name, under, href, value, share }, at) => (
        <li>
          <svg class="behind" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width={Math.round(share * 1000) / 10} height="1" />
          </svg>
          <span class="place">{at + 1}</span>
          <span>
            <Named name={name} href={href} />
            {under === undefined ? null : <bdi class="under">{under}</bdi>}
          </span>
          <span class="value">{value}</span>
        </li>
      ))}
    </ol>
  );
}

/** A name that leads to its page, where it has one. */
export function Named({ name, href }: { name: string; href?: string | undefined }) {
  return href === undefined
    ? <bdi class="name" title={name}>{name}</bdi>
    : (
      <a class="name" href={href} title={name}>
        <bdi>{name}</bdi>
      </a>
    );
}
