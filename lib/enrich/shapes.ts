import * as v from "valibot";
import { Unusable } from "./provider.ts";

/** A text, or null for anything else: a field that is absent or odd is one that is not known. */
export const maybeText = v.fallback(
  v.nullable(v.pipe(v.string(), v.transform((text) => text.trim() === "" ? null : text))),
  null,
);

/** A finite number, or null. */
export const maybeNumber = v.fallback(v.nullable(v.pipe(v.number(), v.finite())), null);

/** A whole number in a range, or null. */
export function maybeWhole(least: number, most: number) {
  return v.fallback(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))),
    null,
  );
}

/** A web address of a picture, or null. */
export const maybeUrl = v.fallback(
  v.nullable(v.pipe(v.string(), v.regex(/^https:\/\/[^\s"'<>]+$/), v.maxLength(500))),
  null,
);

/** A list of which only the usable members are kept; empty for anything else. */
export function listOf<const S extends v.GenericSchema>(member: S) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((items) =>
        items.flatMap((item) => {
          const parsed = v.safeParse(member, item);
          return parsed.success ? [parsed.output] : [];
        })
      ),
    ),
    [],
  );
}

/**
 * A body as a schema describes it.
 *
 * @throws {Unusable} when it is something else
 */
export function shaped<const S extends v.GenericSchema>(
  schema: S,
  value: unknown,
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Unusable(`an answer of another shape than expected: ${v.getDotPath(issue) ?? "all"}`);
}
