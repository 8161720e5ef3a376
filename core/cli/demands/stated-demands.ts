import type { z } from "zod";
import type { Demands } from "../../domain/demands.ts";
import { ACCOUNTS, type Measure } from "../../domain/measure.ts";
import type { ByMeasure } from "../../domain/scorecard.ts";
import { barriers as barriersSchema, demandsFile } from "../../studio/contract/demands.ts";
import { refuse } from "../../studio/studio-failure.ts";
import type { DemandOptions } from "./demand-options.ts";
import { jsonName, readJson } from "./read-json.ts";
import { keyOf, measuresOf, objectOf, type StatedDemands, type StatedMeasure } from "./stated-measures.ts";

const DEFAULT_MAX_MOVED = 0.1;

/** @throws StudioFailure naming the file when it is no JSON object. */
async function readDemandsFile(word: string): Promise<StatedDemands> {
  const value = await readJson(word);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as StatedDemands;
  return refuse("bad-mapping", `The demands “${jsonName(word)}” cannot be used: they must be a JSON object.`);
}

/**
 * The demands of a file with the options put over it, checked. Measures may be named by key, heading or label.
 *
 * @param byDefault Weights where neither names a measure. @throws StudioFailure naming file and field.
 */
export async function demandsOf(
  options: DemandOptions & { readonly keep?: string },
  measures: readonly Measure[],
  byDefault: () => ByMeasure,
): Promise<Demands> {
  const stated = options.demands === undefined ? {} : await readDemandsFile(options.demands);
  const merged = {
    ...stated,
    ...scopeOf(options, stated),
    ...numberOf(options, stated, measures),
    measures: measuresOf(options, stated, measures, byDefault),
    ...(options.capacities && { capacities: options.capacities }),
    ...(options.compactness !== undefined && { compactness: options.compactness }),
    ...(options.travel !== undefined && { travel: options.travel }),
    ...(options.contiguity !== undefined && { contiguity: options.contiguity }),
    ...((!options.waterLinks || !options.links) && {
      links: {
        ...objectOf(stated["links"]),
        ...(!options.waterLinks && { water: false }),
        ...(!options.links && { gaps: false }),
      },
    }),
    ...(options.keepTogether && { keepTogether: options.keepTogether.map(togetherOf) }),
    ...(options.apart && { mustDiffer: options.apart }),
    ...(options.barriers !== undefined && { barriers: await barriersOf(options.barriers) }),
    ...(options.maxRadius !== undefined && { maxRadiusKm: options.maxRadius }),
    ...centresOf(options),
    ...((options.lockUnits || options.lockTerritories) && {
      locks: {
        ...objectOf(stated["locks"]),
        ...(options.lockUnits && { units: options.lockUnits.map(([unit, territory]) => ({ unit, territory })) }),
        ...(options.lockTerritories && { territories: options.lockTerritories }),
      },
    }),
    ...(options.effort !== undefined && { effort: options.effort }),
    ...searchOf(options),
    ...(options.seed !== undefined && { seed: options.seed }),
  };
  const disruption = disruptionOf(options, stated, merged.measures, measures);
  const parsed = demandsFile.safeParse({ ...merged, ...(disruption && { disruption }) });
  if (parsed.success) return parsed.data;
  const where = options.demands === undefined ? "The demands" : `The demands “${jsonName(options.demands)}”`;
  return refuse("bad-mapping", `${where} cannot be used: ${issueText(parsed.error)}`);
}

/** The first thing that is wrong, as `measures[0].min: …`. */
function issueText({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return "they are not as they should be.";
  const path = issue.path.reduce<string>(
    (text, step) =>
      typeof step === "number" ? `${text}[${step}]` : text === "" ? String(step) : `${text}.${String(step)}`,
    "",
  );
  return `${path === "" ? "" : `${path}: `}${issue.message.replace(/\.?$/, ".")}`;
}

/** Homes are read once there is a plan with a map. */
function centresOf({ centres }: DemandOptions): object {
  if (centres === undefined || "file" in centres) return {};
  const { units } = centres;
  return { centres: units.join() === "existing" ? { kind: "existing" } : { kind: "units", units } };
}

const togetherOf = (text: string): object => {
  const units = /^units:(.+)$/
    .exec(text)?.[1]
    ?.split("+")
    .map((unit) => unit.trim());
  if (units !== undefined) return { kind: "units", name: units.join(", ").slice(0, 200), units };
  const column = /^column:(.+)$/.exec(text)?.[1];
  return column === undefined ? { kind: "parents", layer: text } : { kind: "accounts", column: column.trim() };
};

async function barriersOf(path: string): Promise<unknown> {
  const geometries = (value: unknown): unknown[] => {
    const shape = objectOf(value) as { type?: unknown; features?: unknown; geometry?: unknown; geometries?: unknown };
    if (shape.type === "FeatureCollection" && Array.isArray(shape.features)) return shape.features.flatMap(geometries);
    if (shape.type === "GeometryCollection" && Array.isArray(shape.geometries))
      return shape.geometries.flatMap(geometries);
    return shape.type === "Feature" ? geometries(shape.geometry) : [value];
  };
  const parsed = barriersSchema.safeParse(geometries(await readJson(path)));
  if (parsed.success && parsed.data.length > 0) return parsed.data;
  if (parsed.success)
    return refuse(
      "bad-mapping",
      `The barriers “${jsonName(path)}” hold no lines and no areas: draw some, or leave them out.`,
    );
  return refuse(
    "bad-mapping",
    `The barriers “${jsonName(path)}” cannot be used: they must be GeoJSON lines or areas (${issueText(parsed.error)})`,
  );
}

function scopeOf(options: DemandOptions & { readonly keep?: string }, stated: StatedDemands): object {
  const { within, area } = options;
  if (options.split) return { scope: { kind: "split", territory: options.split[0], into: options.split[1] } };
  if (options.absorb) return { scope: { kind: "absorb", territories: options.absorb } };
  if (options.newRep) {
    const donors = options.newRep === true ? [] : options.newRep;
    return { scope: { kind: "new-rep", donors, at: options.at ?? null } };
  }
  if (within || area) {
    const layers = [...new Set((area ?? []).map(([layer]) => layer))];
    const parents = layers.map((layer) => ({
      layer,
      ids: (area ?? []).filter(([each]) => each === layer).map(([, id]) => id),
    }));
    return { scope: { kind: "within", territories: within ?? [], parents } };
  }
  const isKept = options.rebalance === true || (options.keep !== undefined && stated["scope"] === undefined);
  return isKept ? { scope: { kind: "rebalance" } } : {};
}

function searchOf({ seconds, untilNoBetter }: DemandOptions): object {
  if (seconds !== undefined) return { search: { kind: "seconds", seconds } };
  if (untilNoBetter === undefined) return {};
  return { search: { kind: "until-no-better", ...(untilNoBetter !== true && { attempts: untilNoBetter }) } };
}

function numberOf(options: DemandOptions, stated: StatedDemands, measures: readonly Measure[]): object {
  const { territories: range, targetSize, capacity } = options;
  const [size] = targetSize ?? [];
  const [load] = capacity ?? [];
  if (range !== undefined) {
    const { min, max } = range;
    return { territories: min === max ? { kind: "number", count: min } : { kind: "range", min, max } };
  }
  if (size !== undefined)
    return { territories: { kind: "target-size", measure: keyOf(size.name, measures), size: size.value } };
  if (load !== undefined)
    return { territories: { kind: "capacity", measure: keyOf(load.name, measures), perRep: load.value } };
  return stated["territories"] === undefined ? { territories: { kind: "present" } } : {};
}

/** A plain percentage is a budget of accounts and of everything that is balanced. */
function disruptionOf(
  { maxMoved, price, against, keep }: DemandOptions & { readonly keep?: string },
  stated: StatedDemands,
  balanced: unknown,
  measures: readonly Measure[],
): object | null {
  const present = objectOf(stated["disruption"]);
  const wished =
    maxMoved ??
    (keep !== undefined && stated["disruption"] === undefined ? [{ name: "", value: DEFAULT_MAX_MOVED }] : []);
  const counted = (Array.isArray(balanced) ? (balanced as StatedMeasure[]) : []).filter(({ weight }) => weight !== 0);
  const keys = [...new Set([ACCOUNTS.key, ...counted.map(({ measure }) => measure)])];
  const budgets = new Map<string, number>();
  for (const { name, value } of wished) if (name === "") for (const key of keys) budgets.set(key, value);
  for (const { name, value } of wished) if (name !== "") budgets.set(keyOf(name, measures), value);
  const [level] = price ?? [];
  const [primary] = counted;
  if (wished.length === 0 && level === undefined && against === undefined) return null;
  return {
    ...present,
    ...(wished.length > 0 && { budgets: [...budgets].map(([measure, maxShare]) => ({ measure, maxShare })) }),
    ...(level && {
      price: {
        measure: level.name === "" ? (primary?.measure ?? ACCOUNTS.key) : keyOf(level.name, measures),
        level: level.value,
      },
    }),
    ...(against !== undefined && { against }),
  };
}
