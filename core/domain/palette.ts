/**
 * Fills of territories, in the order in which they are given out: eight colours, found by simulated annealing for the
 * greatest least difference between any two of them to the normal eye and under full protanopia, deuteranopia and
 * tritanopia (Machado, Oliveira and Fernandes 2009), on their own and at 60 % over land in light and dark. Any two are
 * at least 19 apart (CIEDE2000; a difference of 2 is just seen): whichever of them meet on the map, they can be told apart.
 */
export const TERRITORY_COLORS = [
  "#5ba57f",
  "#aa77f5",
  "#d46512",
  "#49ecf5",
  "#fed245",
  "#006157",
  "#9a0c00",
  "#642ca1",
] as const;

export type TerritoryColor = (typeof TERRITORY_COLORS)[number];

/** The colour that `present` uses least; the earliest of equals. */
export function nextColor(present: readonly string[]): TerritoryColor {
  const uses = (color: TerritoryColor): number => present.filter((each) => each === color).length;
  return TERRITORY_COLORS.reduce((least, color) => (uses(color) < uses(least) ? color : least));
}
