import {
  interpolateBlues,
  interpolateBrBG,
  interpolateCividis,
  interpolateGreens,
  interpolatePuOr,
  interpolateRdBu,
  interpolateViridis,
  interpolateYlOrRd,
} from "d3-scale-chromatic";
import type { Classing, ClassMethod, Ramp } from "../../core/domain/map-styling.ts";
import type { ColorScheme } from "./map-colors.ts";

/** Colours at 0 … 1; `isDark` says that 0 is the dark end. Diverging ramps are pale in their middle in both schemes. */
type RampSpec = { readonly at: (share: number) => string; readonly isDiverging: boolean; readonly startsDark: boolean };

const sequential = (at: (share: number) => string, startsDark: boolean): RampSpec => ({
  at,
  isDiverging: false,
  startsDark,
});
const diverging = (at: (share: number) => string): RampSpec => ({ at, isDiverging: true, startsDark: false });

/** Safe for colour-blind readers (a test simulates them): viridis, cividis, and schemes of ColorBrewer. */
const RAMP_SPECS: Readonly<Record<Ramp, RampSpec>> = {
  viridis: sequential(interpolateViridis, true),
  cividis: sequential(interpolateCividis, true),
  blues: sequential(interpolateBlues, false),
  greens: sequential(interpolateGreens, false),
  heat: sequential(interpolateYlOrRd, false),
  redBlue: diverging(interpolateRdBu),
  purpleOrange: diverging((share) => interpolatePuOr(1 - share)),
  brownTeal: diverging(interpolateBrBG),
};

export const isDiverging = (ramp: Ramp): boolean => RAMP_SPECS[ramp].isDiverging;

/** Methods that have a middle ask for a ramp that has one. */
export const hasMiddle = (method: ClassMethod): boolean => method === "target" || method === "deviation";

/** The palest end of a sequential ramp is hardly a colour; the very ends of a diverging one are nearly black. */
const ENDS = { sequential: [0.1, 1], diverging: [0.06, 0.94] } as const;

/**
 * As many colours of a ramp as there are classes, "#rrggbb". Little is near to the map's ground, much stands out from
 * it: in light colours the ramp runs from pale to dark, in dark ones the other way.
 */
export function rampColors(ramp: Ramp, count: number, scheme: ColorScheme): string[] {
  const { at, isDiverging: hasTwoSides, startsDark } = RAMP_SPECS[ramp];
  const [from, to] = hasTwoSides ? ENDS.diverging : ENDS.sequential;
  const isTurned = !hasTwoSides && startsDark !== (scheme === "dark");
  return Array.from({ length: count }, (_, i) => {
    const share = count === 1 ? 0.5 : i / (count - 1);
    const along = isTurned ? 1 - share : share;
    const palest = startsDark ? along : from + along * (to - from);
    return toHex(at(hasTwoSides ? from + along * (to - from) : palest));
  });
}

/** The colours of a classing: the ramp's, but for those that were set by hand. */
export const classColors = ({ ramp, colors }: Classing, count: number, scheme: ColorScheme): string[] =>
  rampColors(ramp, count, scheme).map((color, i) => colors[i] ?? color);

function toHex(color: string): string {
  if (color.startsWith("#")) return color;
  const parts = color.match(/\d+/g)?.slice(0, 3) ?? [];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}
