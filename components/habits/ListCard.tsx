import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";
import { RankedList, type RankedRow } from "../RankedList.tsx";

interface ListCardProps {
  id: string;
  topic: string;
  finding: string;
  /** What the list shows, with its unit. */
  name: string;
  rows: readonly RankedRow[];
  columns: readonly string[];
  table: readonly (readonly string[])[];
  csv: string;
  width?: "full" | "half";
}

/** A card with a ranked list, half the width unless told; without a row it says just its finding. */
export function ListCard(
  { id, topic, finding, name, rows, width = "half", ...numbers }: ListCardProps,
) {
  if (rows.length === 0) {
    return <Card id={id} topic={topic} finding={finding} width={width}>{null}</Card>;
  }
  return (
    <Card
      id={id}
      topic={topic}
      finding={finding}
      width={width}
      footer={
        <>
          <span>{name}</span>
          <Numbers
            caption={name}
            columns={numbers.columns}
            rows={numbers.table}
            csv={numbers.csv}
          />
        </>
      }
    >
      <RankedList rows={rows} />
    </Card>
  );
}
