import type { UnitIndex } from "./layer.ts";

/** Number of a split within its plan; never given to another one, also after it was undone. */
export type SplitNumber = number;

/**
 * Where units are cut: the border of an area, which leaves one part inside and one outside, or a line, which leaves
 * the pieces that it divides. Each path is x, y, x, y … in millionths of a degree; the paths of an area are closed rings
 * (first place repeated), even–odd.
 */
export type Cut = { readonly kind: "area" | "line"; readonly paths: readonly (readonly number[])[] };

/** A part of a split unit: a unit of its own, with a number after all others of the layer. */
export type UnitPart = { readonly unit: UnitIndex; readonly id: string; readonly name: string };

/** A unit and the parts that stand in its place; it keeps its number, but has neither land nor accounts meanwhile. */
export type PartedUnit = { readonly unit: UnitIndex; readonly parts: readonly UnitPart[] };

/** What one gesture split. `units` ascend, and the numbers of their parts follow each other. */
export type UnitSplit = {
  readonly split: SplitNumber;
  readonly cut: Cut;
  readonly units: readonly PartedUnit[];
};
