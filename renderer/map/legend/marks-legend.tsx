import type { Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { Marks } from "../../../core/domain/map-styling.ts";
import { figureLabel, figureWriter } from "../../format/figure-words.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { planStore } from "../../stores/plan-store.ts";
import { onShownChange, shownScenario, shownTerritories } from "../../stores/shown-scenario.ts";
import { en } from "../../text/en.ts";
import { CHART_COLORS } from "../chart-image.ts";
import { largestCirclePx } from "../mark-size.ts";
import { type ChartMarks, type CircleMarks, circleValues, greatestOf } from "../mark-values.ts";
import classes from "./legend.module.css";

type Shown = Exclude<Marks, { kind: "none" }>;

export function MarksLegend({ marks, map }: { readonly marks: Shown; readonly map: MapLibreMap }) {
  return marks.kind === "circles" ? <Circles marks={marks} map={map} /> : <Charts marks={marks} />;
}

const shownScores = () => shownScenario().scorecard;

const LARGEST_PX = 24;

/** Circles of two round values, as large as they are on the map at this zoom. */
function Circles({ marks, map }: { readonly marks: CircleMarks; readonly map: MapLibreMap }) {
  const numbers = useNumbers();
  const [zoom, setZoom] = useState(() => map.getZoom());
  useEffect(() => {
    const follow = () => setZoom(map.getZoom());
    map.on("zoomend", follow);
    return () => {
      map.off("zoomend", follow);
    };
  }, [map]);
  const { layer, columns, snapshot } = useStore(planStore);
  const { assignment } = useSyncExternalStore(onShownChange, shownTerritories);
  const scorecard = useSyncExternalStore(onShownChange, shownScores);
  const greatest = useMemo(
    () =>
      layer === null || columns === null
        ? 0
        : greatestOf(circleValues(marks, layer, columns, { ...shownScenario(), assignment, scorecard })),
    [marks, layer, columns, assignment, scorecard],
  );
  if (snapshot === null || greatest === 0) return null;
  const write = figureWriter(marks.figure, snapshot.measures, numbers);
  const top = largestCirclePx(marks.grain, zoom);
  const largest = roundBelow(top <= LARGEST_PX ? greatest : greatest * (LARGEST_PX / top) ** 2);
  return (
    <div className={classes.block} data-testid="circle-legend">
      <p>{en.legend.circleOf(figureLabel(marks.figure, snapshot.measures))}</p>
      <ul className={classes.circles}>
        {[largest, largest / 4].map((value) => {
          const radius = top * Math.sqrt(value / greatest);
          return (
            <li key={value}>
              <span className={classes.circle} style={{ width: 2 * radius, height: 2 * radius }} aria-hidden="true" />
              <span className="num">{write(value)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Charts({ marks }: { readonly marks: ChartMarks }) {
  const measures = useStore(planStore, ({ snapshot }) => snapshot?.measures);
  if (marks.measures.length < (marks.kind === "pies" ? 2 : 1)) return null;
  return (
    <div className={classes.block} data-testid="chart-legend">
      <ul className={classes.rows}>
        {marks.measures.map((key, i) => (
          <li key={key}>
            <span className={classes.swatch} style={{ background: CHART_COLORS[i] }} aria-hidden="true" />
            <span>{measures?.find((each) => each.key === key)?.label ?? key}</span>
          </li>
        ))}
      </ul>
      {marks.kind === "bars" && <p>{en.legend.bars}</p>}
    </div>
  );
}

/** The next of 1, 2, 5 times a power of ten below. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2, 1].find((step) => step * power <= value) ?? 1) * power;
}
