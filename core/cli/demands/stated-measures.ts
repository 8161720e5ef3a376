import { ACCOUNTS, type Measure } from "../../domain/measure.ts";
import type { ByMeasure } from "../../domain/scorecard.ts";
import { findMeasure } from "../../intake/fields/measures.ts";
import { refuse } from "../../studio/studio-failure.ts";
import type { DemandOptions } from "./demand-options.ts";
import type { StatedByMeasure } from "./parse-demands.ts";

/** Demands as a file says them: not looked at yet, a plain object. */
export type StatedDemands = Readonly<Record<string, unknown>>;

export type StatedMeasure = { readonly measure: string } & Readonly<Record<string, unknown>>;

/** The measures of the file, changed by the options; a measure that only has limits weighs nothing. */
export function measuresOf(
  options: DemandOptions,
  stated: StatedDemands,
  measures: readonly Measure[],
  byDefault: () => ByMeasure,
): unknown {
  const listed: unknown = stated["measures"];
  if (listed !== undefined && !Array.isArray(listed)) return listed;
  const found = new Map<string, StatedMeasure>();
  for (const each of (listed ?? []) as unknown[]) {
    const { measure } = objectOf(each) as { measure?: unknown };
    // What is no measure at all is the schema's business.
    if (typeof measure !== "string") return listed;
    const key = keyOf(measure, measures);
    found.set(key, { ...(each as object), measure: key });
  }
  const set = (key: string, change: object): void =>
    void found.set(key, { ...(found.get(key) ?? { measure: key, weight: 0 }), ...change, measure: key });
  if (options.balance !== undefined) {
    for (const key of found.keys()) set(key, { weight: 0 });
    for (const { name, weight } of options.balance) set(keyOf(name, measures), { weight });
  } else if (found.size === 0) for (const [key, weight] of Object.entries(byDefault())) set(key, { weight });
  const limits: readonly [string, StatedByMeasure<unknown> | undefined][] = [
    ["min", options.min],
    ["max", options.max],
    ["tolerance", options.tolerance],
    ["target", options.target],
  ];
  for (const name of [options.capacity, options.targetSize].flatMap((each) => each ?? []))
    set(keyOf(name.name, measures), {});
  if (options.quotas !== undefined) {
    const [heaviest] = [...found.values()].sort((a, b) => Number(b["weight"] ?? 1) - Number(a["weight"] ?? 1));
    const quotas = Object.fromEntries(options.quotas.map(({ name, value }) => [name, value]));
    if (heaviest !== undefined) set(heaviest.measure, { target: { quotas } });
  }
  for (const [field, values] of limits) {
    for (const { name, value } of values ?? []) {
      if (name !== "") set(keyOf(name, measures), { [field]: value });
    }
    for (const { name, value } of values ?? []) {
      if (name === "")
        for (const key of found.keys()) if (!isNamed(values, key, measures)) set(key, { [field]: value });
    }
  }
  return [...found.values()].filter(({ weight, min, max, measure }) => {
    const isCounted = [options.capacity, options.targetSize].some((each) =>
      each?.some(({ name }) => keyOf(name, measures) === measure),
    );
    return weight !== 0 || (min ?? null) !== null || (max ?? null) !== null || isCounted;
  });
}

const isNamed = (values: StatedByMeasure<unknown> | undefined, key: string, measures: readonly Measure[]): boolean =>
  values?.some(({ name }) => name !== "" && keyOf(name, measures) === key) ?? false;

/** Something that is written as an object, or else nothing. */
export const objectOf = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});

/** The key of a measure that is named by key, heading or label. @throws StudioFailure naming the choices. */
export function keyOf(name: string, measures: readonly Measure[]): string {
  const all = [ACCOUNTS, ...measures.filter(({ key }) => key !== ACCOUNTS.key)];
  return (
    findMeasure(all, name)?.key ??
    refuse(
      "bad-mapping",
      `There is no measure “${name}” to balance on: choose ${all.map(({ key }) => key).join(", ")}, or map a column of numbers, as in --map ${name}=Heading.`,
    )
  );
}
