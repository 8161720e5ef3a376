export type ScaleBar = { readonly km: number; readonly text: string };

export const KM_PER_MILE = 1.609344;
const FEET_PER_MILE = 5280;

/** The longest round distance that is at most `widestKm`: 1, 2 or 5 times a power of ten, in metres or feet where short. */
export function scaleBar(widestKm: number, unit: "km" | "mi"): ScaleBar {
  const widest = unit === "mi" ? widestKm / KM_PER_MILE : widestKm;
  const [perUnit, small] = unit === "mi" ? [FEET_PER_MILE, "ft"] : [1000, "m"];
  const isSmall = widest < 1;
  const round = roundBelow(isSmall ? widest * perUnit : widest);
  const inUnit = isSmall ? round / perUnit : round;
  return {
    km: unit === "mi" ? inUnit * KM_PER_MILE : inUnit,
    text: `${new Intl.NumberFormat("en-US").format(round)} ${isSmall ? small : unit}`,
  };
}

function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2, 1].find((step) => step * power <= value * (1 + 1e-9)) ?? 1) * power;
}
