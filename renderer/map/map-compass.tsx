import { IconNavigation } from "@tabler/icons-react";
import type { Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useState } from "react";
import { IconButton } from "../components/icon-button.tsx";
import { en } from "../text/en.ts";
import classes from "./studio-map.module.css";

/** Where north is once the map has been turned (by the right mouse button); a click turns it back. */
export function MapCompass({ map }: { readonly map: MapLibreMap }) {
  const [bearing, setBearing] = useState(() => map.getBearing());
  useEffect(() => {
    const follow = () => setBearing(map.getBearing());
    map.on("rotate", follow);
    return () => {
      map.off("rotate", follow);
    };
  }, [map]);
  if (Math.abs(bearing) < 0.05) return null;
  return (
    <div className={classes.compass}>
      <IconButton
        name={en.mapStatus.north}
        size={32}
        onClick={() => map.easeTo({ bearing: 0, duration: 120, essential: false })}
        testId="north"
      >
        <IconNavigation size={17} stroke={1.7} style={{ transform: `rotate(${-bearing}deg)` }} />
      </IconButton>
    </div>
  );
}
