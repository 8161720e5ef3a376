import type { Territory } from "../../core/domain/territory.ts";

type Targets = Territory["targets"];

/**
 * Targets with the one of a measure as the text says; without it where the text is empty, so that capacity decides. Null for
 * what is no number of at least 0.
 */
export function withTarget(
  targets: Targets,
  key: string,
  text: string,
  read: (text: string) => number | null,
): Targets | null {
  const { [key]: _, ...others } = targets;
  if (text.trim() === "" || text.trim() === "–") return others;
  const target = read(text);
  return target === null || !(target >= 0) ? null : { ...others, [key]: target };
}
