import { GAP_LINK, type Layer, type LayerId } from "../../domain/layer.ts";
import type { PlanColumns } from "../../domain/plan-columns.ts";
import { linksOf } from "../../geo/adjacency.ts";
import { linkPieces } from "../../geo/link-pieces.ts";
import { refuse } from "../studio-failure.ts";
import { stateFips } from "./us-states.ts";

const STATES: LayerId = "us-state";

/** Which units a plan is about: those of the states that hold accounts, every one, or those of the states named. */
export type ExtentWish = "accounts" | "all" | { readonly states: readonly string[] };

/** Per unit the state it lies in, as a position; for a layer without states all units lie in one. */
function statesOf(layer: Layer): { readonly ids: readonly string[]; readonly index: Int32Array } | null {
  if (layer.meta.id === STATES) return { ids: layer.ids, index: Int32Array.from(layer.ids, (_, i) => i) };
  return layer.parents.find((parent) => parent.layer === STATES) ?? null;
}

/**
 * The extent as a mask, 1 per unit of the plan.
 *
 * @param accountsPerUnit Accounts of each unit.
 * @throws StudioFailure when a named state is none, or when the layer has no states to name.
 */
export function extentMask(layer: Layer, wish: ExtentWish, accountsPerUnit: Float64Array): Uint8Array {
  const states = statesOf(layer);
  const whole = new Uint8Array(layer.unitCount).fill(1);
  if (wish === "all") return whole;
  if (wish === "accounts") {
    if (states === null) return whole;
    const held = new Set<number>();
    accountsPerUnit.forEach((count, unit) => {
      if (count > 0) held.add(states.index[unit] as number);
    });
    return Uint8Array.from(states.index, (state) => (held.has(state) ? 1 : 0));
  }
  if (states === null) {
    return refuse("layer-unusable", `The layer “${layer.meta.title}” has no states to choose from: take all of it.`);
  }
  const wanted = new Set(
    wish.states.map((text) => {
      const position = states.ids.indexOf(stateFips(text) ?? "");
      return position >= 0
        ? position
        : refuse("layer-unusable", `“${text}” is no state of the layer “${layer.meta.title}”: write MA,NH or all.`);
    }),
  );
  return Uint8Array.from(states.index, (state) => (wanted.has(state) ? 1 : 0));
}

/** The links that join the pieces of an extent over their shortest gaps, as unit pairs. */
export function gapLinksOf(layer: Layer, extent: Uint8Array): PlanColumns["gapLinks"] {
  const linked = linkPieces(layer, extent, GAP_LINK);
  const gaps = linked === layer.adjacency ? [] : linksOf(linked).filter(({ kind }) => kind === GAP_LINK);
  return { from: Int32Array.from(gaps, ({ a }) => a), to: Int32Array.from(gaps, ({ b }) => b) };
}
