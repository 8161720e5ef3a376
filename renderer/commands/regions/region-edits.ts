import type { Region, RegionShape } from "../../../core/domain/region.ts";
import { regionStore } from "../../stores/region-store.ts";
import { en } from "../../text/en.ts";
import { commitEdit } from "../commit-edit.ts";

const COLORS = ["#b5179e", "#0077b6", "#2a9d8f", "#9a031e", "#5f0f40", "#386641"] as const;

/** Keeps a shape as a region and makes it the current one; one undoable step. */
export async function createRegion(
  shape: RegionShape,
  options: { readonly name?: string; readonly label?: (name: string) => string } = {},
): Promise<Region> {
  const { regions } = regionStore.getState();
  const color = COLORS[regions.length % COLORS.length] ?? COLORS[0];
  const region: Region = { id: crypto.randomUUID(), name: options.name ?? freeName(shape, regions), color, shape };
  const label = (options.label ?? en.regions.label.drew)(region.name);
  regionStore.setState({ current: region.id });
  await commitEdit({ label, changes: [{ kind: "region", id: region.id, from: null, to: region }] });
  return region;
}

function freeName(shape: RegionShape, regions: readonly Region[]): string {
  const nameOf = shape.type === "LineString" ? en.regions.newLine : en.regions.newName;
  const taken = new Set(regions.map(({ name }) => name));
  let number = 1;
  while (taken.has(nameOf(number))) number++;
  return nameOf(number);
}

export async function renameRegion(region: Region, name: string): Promise<void> {
  if (name === region.name) return;
  await replace(region, { ...region, name }, en.regions.label.renamed(region.name, name));
}

export async function reshapeRegion(region: Region, shape: RegionShape): Promise<void> {
  await replace(region, { ...region, shape }, en.regions.label.reshaped(region.name));
}

export async function removeRegion(region: Region): Promise<void> {
  await replace(region, null, en.regions.label.removed(region.name));
}

const replace = (from: Region, to: Region | null, label: string): Promise<boolean> =>
  commitEdit({ label: label.slice(0, 300), changes: [{ kind: "region", id: from.id, from, to }] });

/** Shows or hides a region; no part of the plan. */
export function toggleRegion({ id }: Region): void {
  regionStore.setState(({ hidden }) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    return { hidden: next };
  });
}

/** Makes a region the one that is worked with, or none. */
export const chooseRegion = (id: string | null): void => regionStore.setState({ current: id });
