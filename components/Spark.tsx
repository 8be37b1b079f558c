import { SPARK, sparkOf } from "../lib/ui/views/spark.ts";

/** The shape of some values over time; what it stands for is told beside it. */
export function Spark({ values }: { values: readonly number[] }) {
  const { line, area } = sparkOf(values);
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="area" d={area} />
      <path class="line" d={line} />
    </svg>
  );
}
