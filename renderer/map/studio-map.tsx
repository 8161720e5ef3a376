import { lazy, Suspense } from "react";
import { useStore } from "zustand";
import { planStore } from "../stores/plan-store.ts";
import { useScheme } from "../theme/use-scheme.ts";
import { GestureOverlay } from "./gesture-overlay.tsx";
import { MapCompass } from "./map-compass.tsx";
import { MapControls } from "./map-controls.tsx";
import { MapLegend } from "./map-legend.tsx";
import { MapStatus } from "./map-status.tsx";
import { MapTooltip } from "./map-tooltip.tsx";
import { RegionPen } from "./regions/region-pen.tsx";
import classes from "./studio-map.module.css";
import { LiveCard } from "./tools/live-card.tsx";
import { ProposalBar } from "./tools/proposal-bar.tsx";
import { TakeQuestion } from "./tools/take-question.tsx";
import { ToolOptions } from "./tools/tool-options.tsx";
import { UnitCursor } from "./tools/unit-cursor.tsx";
import { UnitDrag } from "./tools/unit-drag.tsx";

/** MapLibre is half of the program, and the first screen does without it. */
const MapCanvas = lazy(async () => ({ default: (await import("./map-canvas.tsx")).MapCanvas }));

/** The map of the open plan with everything that lies over it. */
export function StudioMap() {
  const layer = useStore(planStore, (state) => state.layer);
  const extentUnits = useStore(planStore, (state) => state.extentUnits);
  const planId = useStore(planStore, (state) => state.snapshot?.summary.id ?? "");
  const layerKey = useStore(planStore, (state) => state.snapshot?.layerKey ?? "");
  const scheme = useScheme();
  if (layer === null) return null;
  return (
    <div className={classes.map}>
      <Suspense>
        <MapCanvas planId={planId} layer={layer} layerKey={layerKey} extentUnits={extentUnits} scheme={scheme}>
          {(map) => (
            <>
              <GestureOverlay map={map} />
              <RegionPen map={map} />
              <MapTooltip map={map} />
              <MapStatus map={map} />
              <MapCompass map={map} />
              <MapLegend map={map} />
              <UnitCursor map={map} />
              <UnitDrag map={map} />
            </>
          )}
        </MapCanvas>
      </Suspense>
      <MapControls />
      <ToolOptions />
      <LiveCard />
      <ProposalBar />
      <TakeQuestion />
    </div>
  );
}
