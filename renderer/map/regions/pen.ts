import type { Map as MapLibreMap } from "maplibre-gl";
import {
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawLineStringMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import type { Position, RegionShape } from "../../../core/domain/region.ts";
import { geometryOf, shapeOfGeometry } from "../../edits/region-geojson.ts";
import type { Drawing } from "../../stores/region-store.ts";

/** A shape under way on the map. */
export type Pen = {
  /** Ends the shape where it can be ended; what is not a shape yet goes on. */
  readonly finish: () => void;
  /** Takes the pen off the map. */
  readonly stop: () => void;
};

type PenOptions = {
  readonly drawing: Drawing;
  readonly color: `#${string}`;
  /** The place on a border near a place, when there is one. */
  readonly snap: (place: Position) => Position | undefined;
  readonly onShape: (shape: RegionShape) => void;
};

const CIRCLE_SEGMENTS = 72;
const MODES = { polygon: "polygon", circle: "circle", line: "linestring" } as const;

/** Puts Terra Draw on the map for one shape. */
export function takePen(map: MapLibreMap, { drawing, color, snap, onShape }: PenOptions): Pen {
  const toCustom = ({ lng, lat }: { lng: number; lat: number }): [number, number] | undefined => {
    const place = snap([lng, lat]);
    return place && [place[0], place[1]];
  };
  const styles = { fillColor: color, fillOpacity: 0.12, outlineColor: color, outlineWidth: 2 } as const;
  const points = {
    closingPointColor: color,
    closingPointWidth: 5,
    snappingPointColor: color,
    snappingPointWidth: 5,
    coordinatePointColor: "#ffffff",
    coordinatePointOutlineColor: color,
  } as const;
  const feature = {
    draggable: false,
    coordinates: { midpoints: true, draggable: true, deletable: true, snappable: { toCustom } },
  };
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9, prefixId: "pen" }),
    modes: [
      new TerraDrawPolygonMode({
        snapping: { toCustom },
        showCoordinatePoints: true,
        styles: { ...styles, ...points },
      }),
      new TerraDrawLineStringMode({
        snapping: { toCustom },
        styles: { lineStringColor: color, lineStringWidth: 2.5, closingPointColor: color, snappingPointColor: color },
      }),
      new TerraDrawCircleMode({ segments: CIRCLE_SEGMENTS, styles }),
      new TerraDrawSelectMode({
        flags: { polygon: { feature }, linestring: { feature } },
        allowManualDeselection: false,
        styles: { selectedPolygonColor: color, selectedPolygonOutlineColor: color, selectedLineStringColor: color },
      }),
    ],
  });
  draw.start();
  if (drawing.kind === "new") draw.setMode(MODES[drawing.form]);
  else {
    const { shape } = drawing.region;
    const mode = shape.type === "LineString" ? "linestring" : "polygon";
    const [added] = draw.addFeatures([{ type: "Feature", properties: { mode }, geometry: geometryOf(shape) as never }]);
    draw.setMode("select");
    if (added?.id !== undefined && added.valid) draw.selectFeature(added.id);
  }
  const shapeDrawn = (): RegionShape | null => {
    for (const { geometry, properties } of draw.getSnapshot()) {
      const isOwn =
        properties["mode"] === "polygon" || properties["mode"] === "circle" || properties["mode"] === "linestring";
      if (isOwn && (geometry.type === "Polygon" || geometry.type === "LineString")) return shapeOfGeometry(geometry);
    }
    return null;
  };
  const deliver = (): void => {
    const shape = shapeDrawn();
    if (shape !== null) onShape(shape);
  };
  if (drawing.kind === "new") draw.on("finish", deliver);
  return {
    finish: () => {
      if (drawing.kind === "reshape") deliver();
      // Terra Draw ends a shape by the key alone.
      else map.getCanvas().dispatchEvent(new KeyboardEvent("keyup", { key: "Enter" }));
    },
    stop: () => {
      if (draw.enabled) draw.stop();
    },
  };
}
