interface FigureProps {
  label: string;
  value: string;
  /** What puts the number in its place. */
  note: string;
}

/** A number that matters, with its name and a note; stands in a `dl`. */
export function Figure({ label, value, note }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="number">{value}</dd>
      <dd class="note">{note}</dd>
    </div>
  );
}
