import type { Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { Swatch } from "../components/swatch.tsx";
import { useNumbers } from "../format/use-numbers.ts";
import { accountHoverStore } from "../stores/account-hover-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { onShownChange, shownTerritories } from "../stores/shown-scenario.ts";
import { en } from "../text/en.ts";
import { AccountFacts } from "./account-facts.tsx";
import classes from "./studio-map.module.css";
import { TooltipFigure } from "./tooltip-figure.tsx";

const AWAY_PX = 14;
const MEASURES = 4;

/** The unit under the pointer: its name, who holds it, its measures. Moves without rendering anew. */
export function MapTooltip({ map }: { readonly map: MapLibreMap }) {
  const box = useRef<HTMLDivElement>(null);
  const point = useRef({ x: 0, y: 0, isOnMap: false });
  const unit = useStore(selectionStore, (state) => state.hoveredUnit);

  useEffect(() => {
    const follow = ({ point: at }: MapMouseEvent) => {
      point.current = { x: at.x, y: at.y, isOnMap: true };
      place(map, box.current, at.x, at.y);
    };
    const leave = () => {
      point.current.isOnMap = false;
    };
    map.on("mousemove", follow);
    map.on("mouseout", leave);
    return () => {
      map.off("mousemove", follow);
      map.off("mouseout", leave);
    };
  }, [map]);
  const hit = useStore(accountHoverStore, (state) => state.hit);
  useEffect(() => place(map, box.current, point.current.x, point.current.y));

  // A unit hovered in a table is outlined on the map, but the words stand in the table already.
  if ((unit === null && hit === null) || !point.current.isOnMap) return null;
  return (
    <div ref={box} className={classes.tooltip} role="tooltip" data-testid="map-tooltip">
      {hit !== null ? <AccountFacts hit={hit} /> : unit !== null && <UnitFacts unit={unit} />}
    </div>
  );
}

function UnitFacts({ unit }: { readonly unit: number }) {
  const numbers = useNumbers();
  const { layer, columns } = useStore(planStore);
  const { assignment, territories } = useSyncExternalStore(onShownChange, shownTerritories);
  const territory = territories.get(assignment[unit] ?? -1);
  if (layer === null || columns === null) return null;
  return (
    <>
      <strong>{layer.names[unit]}</strong>
      <div className={classes.tooltipHolder}>
        <Swatch color={territory?.color ?? null} size={10} />
        {territory?.name ?? en.unassigned}
      </div>
      <dl>
        {columns.measures.slice(0, MEASURES).map(({ measure, perUnit }) => (
          <TooltipFigure key={measure.key} label={measure.label} figure={numbers.short(perUnit[unit] ?? 0, measure)} />
        ))}
      </dl>
    </>
  );
}

/** Beside the pointer, inside the map. */
function place(map: MapLibreMap, box: HTMLDivElement | null, x: number, y: number): void {
  if (box === null) return;
  const { clientWidth, clientHeight } = map.getContainer();
  const left = x + AWAY_PX + box.offsetWidth > clientWidth ? x - AWAY_PX - box.offsetWidth : x + AWAY_PX;
  const top = y + AWAY_PX + box.offsetHeight > clientHeight ? y - AWAY_PX - box.offsetHeight : y + AWAY_PX;
  box.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
}
