import type { Layer } from "../../../core/domain/layer.ts";
import type { ParentUnit } from "../../stores/tool-store.ts";
import { en } from "../../text/en.ts";

export const parentKey = ({ parent, position }: ParentUnit): string => `${parent}:${position}`;

export function parentOfKey(key: string): ParentUnit {
  const [parent = 0, position = 0] = key.split(":").map(Number);
  return { parent, position };
}

/** Every parent unit of a layer by name, coarse layers first: states before counties. */
export function parentChoices(layer: Layer): { group: string; items: { value: string; label: string }[] }[] {
  return layer.parents
    .map(({ layer: id, names }, parent) => ({
      group: en.tools.parentLayer[id] ?? en.tools.parentOther,
      items: names.map((label, position) => ({ value: parentKey({ parent, position }), label })),
    }))
    .toSorted((a, b) => a.items.length - b.items.length);
}
