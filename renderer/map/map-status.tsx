import { UnstyledButton } from "@mantine/core";
import type { Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { usualDistances } from "../../core/score/number-words.ts";
import { styleMap } from "../commands/style-map.ts";
import { decimal } from "../format/numbers.ts";
import { userLocale } from "../format/use-numbers.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { en } from "../text/en.ts";
import classes from "./map-status.module.css";
import { scaleBar } from "./scale-bar.ts";

const WIDEST_PX = 96;

/** Scale bar, position of the pointer and zoom. What follows the pointer is written without rendering anew. */
export function MapStatus({ map }: { readonly map: MapLibreMap }) {
  const position = useRef<HTMLSpanElement>(null);
  const chosen = useStore(stylingStore, (state) => state.distances);
  const unit = chosen ?? usualDistances(userLocale());
  const [view, setView] = useState(() => viewOf(map));

  useEffect(() => {
    const follow = () => setView(viewOf(map));
    const say = (text: string) => {
      if (position.current !== null) position.current.textContent = text;
    };
    const point = ({ lngLat }: MapMouseEvent) => say(positionText(lngLat.lat, lngLat.wrap().lng));
    const leave = () => say("");
    map.on("moveend", follow);
    map.on("zoom", follow);
    map.on("mousemove", point);
    map.on("mouseout", leave);
    return () => {
      map.off("moveend", follow);
      map.off("zoom", follow);
      map.off("mousemove", point);
      map.off("mouseout", leave);
    };
  }, [map]);

  const bar = scaleBar(view.kmPerPixel * WIDEST_PX, unit);
  return (
    <section className={classes.status} aria-label={en.mapStatus.title} data-testid="map-status">
      <span ref={position} className={classes.position} title={en.mapStatus.pointer} data-testid="map-position" />
      <span title={en.mapStatus.zoomName}>{en.mapStatus.zoom(decimal(view.zoom, userLocale(), 1))}</span>
      <UnstyledButton
        className={classes.scale}
        aria-label={`${bar.text}. ${en.mapStatus.distances(unit)}`}
        title={en.mapStatus.distances(unit)}
        onClick={() => styleMap({ distances: unit === "mi" ? "km" : "mi" })}
        data-testid="map-scale"
      >
        <span>{bar.text}</span>
        <span className={classes.bar} style={{ width: bar.km / view.kmPerPixel }} />
      </UnstyledButton>
    </section>
  );
}

const EARTH_KM = 40_075.017;
const TILE_PX = 512;

function viewOf(map: MapLibreMap): { readonly zoom: number; readonly kmPerPixel: number } {
  const zoom = map.getZoom();
  const scale = Math.cos((map.getCenter().lat * Math.PI) / 180);
  return { zoom, kmPerPixel: (EARTH_KM * scale) / (TILE_PX * 2 ** zoom) };
}

const positionText = (lat: number, lng: number): string =>
  `${degrees(lat)} ${lat < 0 ? "S" : "N"}, ${degrees(lng)} ${lng < 0 ? "W" : "E"}`;

const degrees = (value: number): string => `${decimal(Math.abs(value), userLocale(), 4)}°`;
