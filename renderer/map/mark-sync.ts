import type { Feature, Point } from "geojson";
import type { Map as MapLibreMap } from "maplibre-gl";
import type { Layer } from "../../core/domain/layer.ts";
import { planStore } from "../stores/plan-store.ts";
import { onShownChange, shownScenario } from "../stores/shown-scenario.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { CHART_RATIO, chartSize, drawBars, drawPie } from "./chart-image.ts";
import type { ColorScheme } from "./map-colors.ts";
import { sizeShare } from "./mark-size.ts";
import { type ChartMarks, type CircleMarks, circleValues, greatestOf, scoredPlaces } from "./mark-values.ts";
import { setSourceData } from "./source-data.ts";
import { pointOf } from "./territory-names.ts";

/** Keeps circles and charts in step with the styling and the scores; draws nothing while none are wanted. */
export function followMarks(map: MapLibreMap, layer: Layer, scheme: () => ColorScheme) {
  /** What each chart's image shows, so that only changed ones are drawn. */
  const images = new Map<string, string>();

  const circles = (marks: CircleMarks): Feature<Point>[] => {
    const { columns } = planStore.getState();
    if (columns === null) return [];
    const values = circleValues(marks, layer, columns, shownScenario());
    const greatest = greatestOf(values);
    return values.map(({ unit, value }) => ({
      type: "Feature",
      properties: { size: sizeShare(value, greatest), isNegative: value < 0 },
      geometry: pointOf(layer, unit),
    }));
  };

  const charts = (marks: ChartMarks): Feature<Point>[] =>
    scoredPlaces(layer, shownScenario()).map(({ territory, place, scores }) => {
      const icon = `chart-${territory.index}`;
      const values = marks.measures.map((key) =>
        marks.kind === "bars" ? Math.round(scores.index[key] ?? 0) : (scores.measures[key] ?? 0),
      );
      drawChart(icon, marks.kind, values);
      return {
        type: "Feature",
        properties: { icon, area: place.areaKm2 },
        geometry: pointOf(layer, place.unit),
      };
    });

  const drawChart = (icon: string, kind: ChartMarks["kind"], values: readonly number[]): void => {
    const content = JSON.stringify([kind, scheme(), values]);
    if (images.get(icon) === content) return;
    const [width, height] = chartSize(kind, values.length);
    const canvas = document.createElement("canvas");
    canvas.width = width * CHART_RATIO;
    canvas.height = height * CHART_RATIO;
    const context = canvas.getContext("2d");
    if (context === null) return;
    context.scale(CHART_RATIO, CHART_RATIO);
    (kind === "bars" ? drawBars : drawPie)(context, values, scheme());
    // An image keeps its size, so a chart of another size is another image under the same name.
    if (map.hasImage(icon)) map.removeImage(icon);
    map.addImage(icon, context.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: CHART_RATIO });
    images.set(icon, content);
  };

  const draw = (): void => {
    const { marks } = stylingStore.getState();
    const hasChart =
      (marks.kind === "bars" && marks.measures.length > 0) || (marks.kind === "pies" && marks.measures.length > 1);
    setSourceData(map, "marks", marks.kind === "circles" ? circles(marks) : []);
    setSourceData(map, "charts", hasChart ? charts(marks) : []);
  };
  draw();
  let drawn = shownScenario().scorecard;
  const stops = [
    stylingStore.subscribe((state, before) => state.marks !== before.marks && draw()),
    onShownChange(() => {
      const { scorecard } = shownScenario();
      if (scorecard === drawn) return;
      drawn = scorecard;
      const { marks } = stylingStore.getState();
      // What a unit has does not change with who holds it.
      if (marks.kind !== "none" && (marks.kind !== "circles" || marks.grain === "territory")) draw();
    }),
  ];
  return { setScheme: draw, stop: () => stops.forEach((stop) => stop()) };
}
