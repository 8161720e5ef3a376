import { Button } from "@mantine/core";
import type { Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Position } from "../../../core/domain/region.ts";
import { createNearestBorder, type NearestBorder } from "../../../core/geo/nearest-border.ts";
import { abandonDrawing, finishDrawing } from "../../commands/regions/draw-region.ts";
import { planStore } from "../../stores/plan-store.ts";
import { type Drawing, regionStore } from "../../stores/region-store.ts";
import { en } from "../../text/en.ts";
import type { Pen } from "./pen.ts";
import { PenCrosshair } from "./pen-crosshair.tsx";
import classes from "./region-pen.module.css";

/** Corners this near to a border, in pixels, are put on it. */
const SNAP_PX = 9;
const NEW_COLOR = "#b5179e";

/** Draws a region while one is under way: the pen on the map, and over it what to do. */
export function RegionPen({ map }: { readonly map: MapLibreMap }) {
  const drawing = useStore(regionStore, (state) => state.drawing);
  const pen = useRef<Pen | null>(null);

  useEffect(() => {
    if (drawing === null) return undefined;
    let isOver = false;
    void import("./pen.ts").then(({ takePen }) => {
      if (isOver) return;
      pen.current = takePen(map, {
        drawing,
        color: (drawing.kind === "reshape" ? drawing.region.color : NEW_COLOR) as `#${string}`,
        snap: snapper(map),
        onShape: (shape) => void finishDrawing(shape),
      });
      map.getCanvas().focus();
    });
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" && event.key !== "Enter") return;
      if (event.target instanceof HTMLElement && event.target.closest("button, input, [role='dialog']") !== null)
        return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") abandonDrawing();
      else pen.current?.finish();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => {
      isOver = true;
      window.removeEventListener("keydown", onKey, { capture: true });
      pen.current?.stop();
      pen.current = null;
    };
  }, [map, drawing]);

  if (drawing === null) return null;
  return (
    <>
      <PenCrosshair map={map} kind={drawing.kind} />
      <div className={classes.bar} role="status" data-testid="region-pen">
        <span>
          {en.regions.hint[hintOf(drawing)]}
          <small>{en.regions.keysHint[drawing.kind]}</small>
        </span>
        <Button size="compact-xs" onClick={() => pen.current?.finish()} data-testid="pen-done">
          {en.regions.done}
        </Button>
        <Button size="compact-xs" variant="default" onClick={abandonDrawing}>
          {en.regions.abandon}
        </Button>
      </div>
    </>
  );
}

const hintOf = (drawing: Drawing): keyof typeof en.regions.hint =>
  drawing.kind === "reshape" ? "reshape" : drawing.form;

/** Finds the border near a place, as near as it is on the screen. The index is made with the first corner. */
function snapper(map: MapLibreMap): (place: Position) => Position | undefined {
  let nearest: NearestBorder | null = null;
  return ([lng, lat]) => {
    const { layer } = planStore.getState();
    if (layer === null) return undefined;
    nearest ??= createNearestBorder(layer.topology);
    const { x, y } = map.project([lng, lat]);
    const across = map.unproject([x + SNAP_PX, y]);
    const up = map.unproject([x, y - SNAP_PX]);
    const reach = Math.max(Math.abs(across.lng - lng), Math.abs(up.lng - lng));
    const place = nearest(lng, lat, reach, Math.max(Math.abs(up.lat - lat), Math.abs(across.lat - lat)));
    return place === null ? undefined : [place.lng, place.lat];
  };
}
