import type { LayerSpecification } from "maplibre-gl";
import type { LayerLook } from "../../core/domain/map-styling.ts";

/** The paint properties by which a layer of each type fades. */
const FADES: Readonly<Record<string, readonly string[]>> = {
  fill: ["fill-opacity"],
  line: ["line-opacity"],
  circle: ["circle-opacity", "circle-stroke-opacity"],
  symbol: ["text-opacity", "icon-opacity"],
  heatmap: ["heatmap-opacity"],
};

/** A style layer as its look wants it: hidden, or faded on top of its own opacity. */
export function withLook<Layer extends LayerSpecification>(layer: Layer, { isVisible, opacity }: LayerLook): Layer {
  const paint = { ...layer.paint } as Record<string, unknown>;
  for (const property of FADES[layer.type] ?? []) {
    const own = paint[property];
    if (own !== undefined || opacity !== 1) paint[property] = faded(own ?? 1, opacity);
  }
  const isShown = isVisible && layer.layout?.visibility !== "none";
  return { ...layer, layout: { ...layer.layout, visibility: isShown ? "visible" : "none" }, paint };
}

/** A number, or the outcomes of an `interpolate` over the zoom, times a factor: MapLibre wants the zoom outermost. */
function faded(value: unknown, factor: number): unknown {
  if (factor === 1) return value;
  if (typeof value === "number") return value * factor;
  if (Array.isArray(value) && value[0] === "interpolate") {
    return (value as unknown[]).map((part, i) => (i > 3 && i % 2 === 0 ? faded(part, factor) : part));
  }
  return ["*", factor, value];
}
