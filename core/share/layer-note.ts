import type { LayerMeta } from "../domain/layer.ts";

/** Where a layer's borders come from, and whether they are official: stands under every map that leaves the house. */
export function layerNote({ title, vintage, source, approximate }: LayerMeta): string {
  const derived = approximate ? " Borders of these units are derived, not official." : "";
  return `Layer: ${title}, ${vintage}.${derived} Source: ${source.replace(/\.$/, "")}.`;
}
