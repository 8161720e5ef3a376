import type { TogetherDemand } from "../../domain/demands.ts";
import type { Layer, ParentColumn, UnitIndex } from "../../domain/layer.ts";
import type { PlanColumns } from "../../domain/plan-columns.ts";
import type { Territory, TerritoryIndex } from "../../domain/territory.ts";

/** Why demands cannot be read: the field at fault (`measures[0].min`), and one sentence. */
export type DemandRefusal = { readonly field: string; readonly sentence: string };

/** Leaves the reading of demands from wherever it stands; caught where it began. */
export class Refused extends Error {
  readonly refusal: DemandRefusal;
  constructor(field: string, sentence: string) {
    super(sentence);
    this.refusal = { field, sentence };
  }
}

const MOST_NAMED = 12;
const listed = (names: readonly string[]): string =>
  names.length === 0
    ? "there are none"
    : `choose ${names.slice(0, MOST_NAMED).join(", ")}${names.length > MOST_NAMED ? " …" : ""}`;

/** Finds what demands name by id or key. Every method throws Refused when there is none. */
export class Lookup {
  readonly #layer: Layer;
  readonly #measures: PlanColumns["measures"];
  readonly #extent: Uint8Array;
  readonly #territories: readonly Territory[];
  #units: Map<string, UnitIndex> | null = null;

  constructor(layer: Layer, { measures, extent }: PlanColumns, territories: readonly Territory[]) {
    this.#layer = layer;
    this.#measures = measures;
    this.#extent = extent;
    this.#territories = territories;
  }

  /** A unit of the plan's extent. */
  unit(id: string, field: string): UnitIndex {
    this.#units ??= new Map(this.#layer.ids.map((each, index) => [each, index]));
    const unit = this.#units.get(id);
    const { unitNoun } = this.#layer.meta;
    if (unit === undefined) throw new Refused(field, `There is no ${unitNoun} “${id}” in the layer.`);
    if (this.#extent[unit] !== 1) throw new Refused(field, `The ${unitNoun} “${id}” is outside the plan's extent.`);
    return unit;
  }

  territory(id: string, field: string): TerritoryIndex {
    const found = this.#territories.find((each) => each.id === id);
    if (found !== undefined) return found.index;
    throw new Refused(field, `There is no territory “${id}”: ${listed(this.#territories.map((each) => each.id))}.`);
  }

  /** Position among the plan's measures. */
  measure(key: string, field: string): number {
    const position = this.#measures.findIndex(({ measure }) => measure.key === key);
    if (position >= 0) return position;
    throw new Refused(
      field,
      `There is no measure “${key}”: ${listed(this.#measures.map(({ measure }) => measure.key))}.`,
    );
  }

  parents(layer: string, field: string): ParentColumn {
    const found = this.#layer.parents.find((parent) => parent.layer === layer);
    if (found !== undefined) return found;
    throw new Refused(
      field,
      `The ${this.#layer.meta.unitNounPlural} do not belong to “${layer}”: ${listed(this.#layer.parents.map((parent) => parent.layer))}.`,
    );
  }

  /** The groups that one wish means, units of the extent only; groups of one unit are left out. */
  groups(together: TogetherDemand, field: string): { name: string; units: UnitIndex[] }[] {
    if (together.kind === "accounts") {
      throw new Refused(field, "Accounts of one column must be turned into groups of units first.");
    }
    if (together.kind === "units") {
      const units = [...new Set(together.units)].map((id, i) => this.unit(id, `${field}.units[${i}]`));
      return units.length > 1 ? [{ name: together.name, units }] : [];
    }
    const { index, names } = this.parents(together.layer, `${field}.layer`);
    const groups = new Map<number, UnitIndex[]>();
    index.forEach((parent, unit) => {
      if (parent < 0 || this.#extent[unit] !== 1) return;
      const group = groups.get(parent);
      if (group === undefined) groups.set(parent, [unit]);
      else group.push(unit);
    });
    return [...groups]
      .filter(([, units]) => units.length > 1)
      .map(([parent, units]) => ({ name: names[parent] ?? "", units }));
  }
}
