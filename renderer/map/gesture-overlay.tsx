import type { Map as MapLibreMap } from "maplibre-gl";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { selectInShape } from "../commands/select-in-shape.ts";
import type { SelectMode } from "../commands/select-units.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./studio-map.module.css";

type Pixel = readonly [number, number];
const MOVED_PX = 4;

/** Takes the pointer while a shape is drawn; Escape abandons it, the wheel still zooms the map below. */
export function GestureOverlay({ map }: { readonly map: MapLibreMap }) {
  const tool = useStore(viewStore, (state) => state.tool);
  const [pixels, setPixels] = useState<readonly Pixel[]>([]);
  const surface = useRef<SVGSVGElement>(null);

  useEffect(() => {
    const abandon = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || pixels.length === 0) return;
      event.preventDefault();
      setPixels([]);
    };
    window.addEventListener("keydown", abandon, { capture: true });
    return () => window.removeEventListener("keydown", abandon, { capture: true });
  }, [pixels.length]);

  useEffect(() => {
    const svg = surface.current;
    if (svg === null) return undefined;
    const passOn = (event: WheelEvent) => {
      event.preventDefault();
      map.getCanvas().dispatchEvent(new WheelEvent("wheel", event));
    };
    svg.addEventListener("wheel", passOn, { passive: false });
    return () => svg.removeEventListener("wheel", passOn);
  }, [map, tool]);

  if (tool === "select") return null;
  const at = (event: PointerEvent<SVGSVGElement>): Pixel => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const finish = (event: PointerEvent<SVGSVGElement>) => {
    const corners = shapeOf(tool, pixels);
    setPixels([]);
    if (corners.length < 3) return;
    selectInShape(
      corners.map(([x, y]) => {
        const { lng, lat } = map.unproject([x, y]);
        return [lng, lat] as const;
      }),
      modeOf(event),
    );
  };
  return (
    <svg
      ref={surface}
      className={classes.gesture}
      role="application"
      aria-label={tool === "lasso" ? en.topbar.lassoHint : en.topbar.rectangleHint}
      data-testid="gesture"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setPixels([at(event)]);
      }}
      onPointerMove={(event) => {
        if (pixels.length === 0) return;
        const next = at(event);
        setPixels((before) => [...before, next]);
      }}
      onPointerUp={finish}
      onPointerCancel={() => setPixels([])}
    >
      <polygon
        className={classes.shape}
        points={shapeOf(tool, pixels)
          .map((pixel) => pixel.join(","))
          .join(" ")}
      />
    </svg>
  );
}

/** The corners that a drag has drawn; none while it is too small to be meant. */
function shapeOf(tool: "rectangle" | "lasso", pixels: readonly Pixel[]): readonly Pixel[] {
  const [first] = pixels;
  const last = pixels.at(-1);
  if (first === undefined || last === undefined) return [];
  if (tool === "lasso") return pixels.length < 3 ? [] : pixels;
  if (Math.abs(last[0] - first[0]) < MOVED_PX || Math.abs(last[1] - first[1]) < MOVED_PX) return [];
  return [first, [last[0], first[1]], last, [first[0], last[1]]];
}

const modeOf = (event: PointerEvent): SelectMode => {
  if (event.altKey) return "remove";
  return event.shiftKey || event.ctrlKey || event.metaKey ? "add" : "replace";
};
