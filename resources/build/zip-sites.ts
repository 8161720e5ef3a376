import { known } from "../../core/domain/invariant.ts";
import { type BorderPlace, type CountyIndex, isInside, lngScale } from "./county-index.ts";
import type { ZipPoint } from "./sources.ts";
import { toSteps, unbroken } from "./steps.ts";

/** The point that stands for a ZIP area, in steps, and the county it lies in. */
export type ZipSite = { readonly zip: string; readonly county: number; readonly x: number; readonly y: number };

const FIRST_STEP_INLAND = 500;
const DIRECTIONS = 16;
/** No border of the source is simplified by more than this: about 10 km. */
const SIMPLIFIED_AWAY = 90_000;

/**
 * Gives every ZIP point its county. A point outside of all counties (on a lake, or off a simplified coast) goes to the
 * nearest county, and one that simplified borders put into the wrong state goes to the nearest county of the state
 * that its post office names. Both are moved just inside of it, since only a point in the county has a cell there.
 *
 * @param stateOfCounty Two letters per county; `statedState` gives them for a ZIP, or "".
 */
export function placeZipSites(
  points: readonly ZipPoint[],
  counties: CountyIndex,
  stateOfCounty: readonly string[],
  statedState: (zip: string) => string,
): ZipSite[] {
  return points.map(({ zipCode, latitude, longitude }) => {
    const x = unbroken(toSteps(longitude));
    const y = toSteps(latitude);
    const county = counties.at(x, y);
    const state = statedState(zipCode);
    if (county >= 0 && (state === "" || stateOfCounty[county] === state)) return { zip: zipCode, county, x, y };

    const shore = counties.nearest(x, y, (other) => county < 0 || stateOfCounty[other] === state);
    const isFar = (shore.x - x) ** 2 * lngScale(y) ** 2 + (shore.y - y) ** 2 > SIMPLIFIED_AWAY ** 2;
    if (county >= 0 && isFar) return { zip: zipCode, county, x, y };
    return { zip: zipCode, ...movedInland(x, y, shore, counties) };
  });
}

function movedInland(x: number, y: number, shore: BorderPlace, counties: CountyIndex): Omit<ZipSite, "zip"> {
  const rings = known(counties.rings[shore.county]);
  const scale = lngScale(y);
  const heading = Math.atan2(shore.y - y, (shore.x - x) * scale);
  for (let step = FIRST_STEP_INLAND; step < 1e6; step *= 2) {
    for (let turn = 0; turn < DIRECTIONS; turn++) {
      // Straight on first, then ever further to the left and to the right.
      const angle = heading + ((turn % 2 === 0 ? 1 : -1) * Math.ceil(turn / 2) * 2 * Math.PI) / DIRECTIONS;
      const inlandX = Math.round(shore.x + (step * Math.cos(angle)) / scale);
      const inlandY = Math.round(shore.y + step * Math.sin(angle));
      if (isInside(rings, inlandX, inlandY)) return { county: shore.county, x: inlandX, y: inlandY };
    }
  }
  throw new Error(`no place inland of ${x}, ${y}`);
}
