/**
 * Fills of territories, in the order in which they are given out. Chosen from the schemes of Paul Tol and of Okabe and
 * Ito so that any two stay at least 29 apart (CIE76) to the normal eye and under simulated protanopia and deuteranopia
 * (Machado et al. 2009): whichever of them meet on the map, they can be told apart.
 */
export const TERRITORY_COLORS = [
  "#4d8ac6",
  "#d55e00",
  "#44bb99",
  "#332288",
  "#ddcc77",
  "#882255",
  "#99ddff",
  "#95211b",
  "#f0e442",
] as const;

export type TerritoryColor = (typeof TERRITORY_COLORS)[number];

/** The colour that `present` uses least; the earliest of equals. */
export function nextColor(present: readonly string[]): TerritoryColor {
  const uses = (color: TerritoryColor): number => present.filter((each) => each === color).length;
  return TERRITORY_COLORS.reduce((least, color) => (uses(color) < uses(least) ? color : least));
}
