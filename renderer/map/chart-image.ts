import type { ColorScheme } from "./map-colors.ts";

export const CHART_COLORS = ["#2f6fb4", "#e08a1e", "#3f9b6e", "#a8478f", "#7a7f87"] as const;
/** Images are drawn for screens of two pixels a point. */
export const CHART_RATIO = 2;

const BAR = { width: 7, gap: 3, height: 34, pad: 4 } as const;
const PIE_PX = 34;
/** Index at which a bar is full. */
const FULL_INDEX = 200;

const GROUND = { light: "rgba(255,255,255,0.92)", dark: "rgba(22,25,30,0.92)" } as const;
const INK = { light: "#161a20", dark: "#e9ecf1" } as const;

/** Width and height in points of a chart of so many measures. */
export const chartSize = (kind: "bars" | "pies", count: number): readonly [number, number] =>
  kind === "pies"
    ? [PIE_PX, PIE_PX]
    : [2 * BAR.pad + count * BAR.width + Math.max(0, count - 1) * BAR.gap, BAR.height + 2 * BAR.pad];

/** Bars as high as indexes, cut off at twice the target, with a line at 100. */
export function drawBars(context: CanvasRenderingContext2D, indexes: readonly number[], scheme: ColorScheme): void {
  const [width, height] = chartSize("bars", indexes.length);
  context.fillStyle = GROUND[scheme];
  context.strokeStyle = INK[scheme];
  context.lineWidth = 0.75;
  context.beginPath();
  context.roundRect(0.5, 0.5, width - 1, height - 1, 3);
  context.fill();
  context.stroke();
  indexes.forEach((index, i) => {
    const bar = (Math.min(FULL_INDEX, Math.max(0, index)) / FULL_INDEX) * BAR.height;
    context.fillStyle = CHART_COLORS[i % CHART_COLORS.length] ?? CHART_COLORS[0];
    context.fillRect(BAR.pad + i * (BAR.width + BAR.gap), BAR.pad + BAR.height - bar, BAR.width, bar);
  });
  context.beginPath();
  context.moveTo(2, BAR.pad + BAR.height / 2);
  context.lineTo(width - 2, BAR.pad + BAR.height / 2);
  context.stroke();
}

/** Slices as large as values; what is below zero has none. */
export function drawPie(context: CanvasRenderingContext2D, values: readonly number[], scheme: ColorScheme): void {
  const whole = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const middle = PIE_PX / 2;
  const radius = middle - 1;
  let from = -Math.PI / 2;
  context.fillStyle = GROUND[scheme];
  context.beginPath();
  context.arc(middle, middle, radius, 0, 2 * Math.PI);
  context.fill();
  values.forEach((value, i) => {
    const to = from + (whole > 0 ? (2 * Math.PI * Math.max(0, value)) / whole : 0);
    context.fillStyle = CHART_COLORS[i % CHART_COLORS.length] ?? CHART_COLORS[0];
    context.beginPath();
    context.moveTo(middle, middle);
    context.arc(middle, middle, radius, from, to);
    context.fill();
    from = to;
  });
  context.strokeStyle = GROUND[scheme];
  context.lineWidth = 2;
  context.beginPath();
  context.arc(middle, middle, radius, 0, 2 * Math.PI);
  context.stroke();
}
