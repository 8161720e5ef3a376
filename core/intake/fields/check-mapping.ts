import type { FieldMapping } from "../../domain/intake.ts";
import type { IntakeProblem } from "../problems.ts";
import { mappedFields } from "./recognise-columns.ts";

/** What keeps accounts from being placed by this mapping; null when nothing does. */
export function checkMapping(file: string, mapping: FieldMapping): IntakeProblem | null {
  const fields = mappedFields(mapping);
  if (fields.has("postalCode") || (fields.has("latitude") && fields.has("longitude"))) return null;
  return { kind: "no-place-column", file, headings: mapping.map(({ heading }) => heading) };
}
