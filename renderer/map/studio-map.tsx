import { useStore } from "zustand";
import { planStore } from "../stores/plan-store.ts";
import { useScheme } from "../theme/use-scheme.ts";
import { GestureOverlay } from "./gesture-overlay.tsx";
import { MapCompass } from "./map-compass.tsx";
import { MapControls } from "./map-controls.tsx";
import { MapLegend } from "./map-legend.tsx";
import { mapProgramStore } from "./map-program.ts";
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

/** The map of the open plan with everything that lies over it. */
export function StudioMap() {
  const layer = useStore(planStore, (state) => state.layer);
  const plan = useStore(planStore, (state) => state.snapshot ?? state.opening);
  const extentUnits = useStore(planStore, (state) => state.extentUnits);
  const scheme = useScheme();
  const program = useStore(mapProgramStore);
  if (program.kind === "failed") throw program.error;
  if (plan === null) return null;
  return (
    <div className={classes.map} data-pane>
      {program.kind === "ready" && (
        <program.MapCanvas
          planId={plan.summary.id}
          layer={layer}
          layerKey={plan.layerKey}
          sight={plan.sight}
          extentUnits={extentUnits}
          scheme={scheme}
        >
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
        </program.MapCanvas>
      )}
      {layer !== null && (
        <>
          <MapControls />
          <ToolOptions />
          <LiveCard />
          <ProposalBar />
          <TakeQuestion />
        </>
      )}
    </div>
  );
}
