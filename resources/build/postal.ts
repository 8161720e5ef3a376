import { around } from "geokdbush";
import KDBush from "kdbush";
import { known } from "../../core/domain/invariant.ts";
import { distanceKm } from "../../core/geo/arc-length.ts";
import { NO_UNIT, type PostalPlace } from "../../core/intake/postal/postal-directory.ts";
import type { ShippedLayers } from "./layers.ts";
import type { KnownZip } from "./postal-rows.ts";
import { stateLetters } from "./states.ts";
import { broken, toDegrees, toSteps, unbroken } from "./steps.ts";

const MILITARY = new Set(["AA", "AE", "AP"]);
/** States in free association with the USA: their mail is domestic, but they are in no layer. */
const UNCOVERED = new Set(["FM", "MH", "PW"]);
/** Further than this from every ZIP of its state, a ZIP's coordinates are wrong. */
const PLAUSIBLE_KM = 100;

/**
 * Resolves every known ZIP to its units. A ZIP without an area belongs to the area of the nearest ZIP point in the
 * county that its coordinates lie in; when that is not in the state that its post office names, to the nearest in
 * that state; and when the coordinates cannot be right, to the ZIP of the state that is next in number.
 */
export function postalPlaces(zips: readonly KnownZip[], shipped: ShippedLayers): PostalPlace[] {
  const { atlas, counties, sites, layers } = shipped;
  const unitOfZip = new Map(layers.zip.ids.map((id, unit) => [id, unit]));
  const unitOfZip3 = new Map(layers.zip3.ids.map((id, unit) => [id, unit]));
  const unitOfState = new Map(layers.state.ids.map((id, unit) => [id, unit]));
  const fipsOfCounty = atlas.counties.map(({ id }) => id.slice(0, 2));
  const lettersOfSite = sites.map(({ county }) => stateLetters(known(fipsOfCounty[county])));
  const siteLng = sites.map(({ x }) => toDegrees(broken(x)));
  const siteLat = sites.map(({ y }) => toDegrees(y));
  const tree = new KDBush(sites.length);
  sites.forEach((_, i) => {
    tree.add(known(siteLng[i]), known(siteLat[i]));
  });
  tree.finish();

  const nearestWhere = (lng: number, lat: number, isCandidate: (site: number) => boolean): number | undefined =>
    around(tree, lng, lat, 1, Infinity, isCandidate)[0];

  const locate = (zip: KnownZip): { site: number; county: number; isMisplaced: boolean } => {
    const county = counties.at(unbroken(toSteps(zip.longitude)), toSteps(zip.latitude));
    const stateAt = county < 0 ? "" : stateLetters(known(fipsOfCounty[county]));
    if (county >= 0 && (zip.state === "" || zip.state === stateAt)) {
      const site =
        nearestWhere(zip.longitude, zip.latitude, (i) => known(sites[i]).county === county) ??
        nearestWhere(zip.longitude, zip.latitude, (i) => lettersOfSite[i] === stateAt);
      return { site: known(site, `site near ${zip.zip}`), county, isMisplaced: false };
    }
    const isInState = (i: number): boolean => zip.state === "" || lettersOfSite[i] === zip.state;
    const near = known(nearestWhere(zip.longitude, zip.latitude, isInState), `site in ${zip.state}`);
    const km = distanceKm(zip.longitude, zip.latitude, known(siteLng[near]), known(siteLat[near]));
    const isMisplaced = km > PLAUSIBLE_KM;
    const site = isMisplaced
      ? nextInNumber(
          zip.zip,
          sites.map((s) => s.zip),
          isInState,
        )
      : near;
    return { site, county: known(sites[site]).county, isMisplaced };
  };

  return zips.map((zip): PostalPlace => {
    const place = { zip: zip.zip, city: zip.city, lng: zip.longitude, lat: zip.latitude };
    const kind = MILITARY.has(zip.state) ? "military" : UNCOVERED.has(zip.state) ? "uncovered" : null;
    if (kind !== null && !zip.isArea) {
      return { ...place, kind, unit: NO_UNIT, zip3: NO_UNIT, county: NO_UNIT, state: NO_UNIT, stateLetters: zip.state };
    }
    const own = unitOfZip.get(zip.zip);
    const { site, county, isMisplaced } =
      own === undefined ? locate(zip) : { site: own, county: known(sites[own]).county, isMisplaced: false };
    const fips = known(fipsOfCounty[county]);
    const siteZip = known(sites[site]).zip;
    return {
      ...place,
      ...(isMisplaced ? { lng: known(siteLng[site]), lat: known(siteLat[site]) } : {}),
      kind: own === undefined ? "point" : "area",
      unit: site,
      // Its own digits decide where such an area exists, as on a letter.
      zip3: unitOfZip3.get(zip.zip.slice(0, 3)) ?? known(unitOfZip3.get(siteZip.slice(0, 3))),
      county,
      state: known(unitOfState.get(fips)),
      stateLetters: stateLetters(fips),
    };
  });
}

/** Position of the ZIP next in number among the candidates; the lower one where two are as near. */
function nextInNumber(zip: string, zips: readonly string[], isCandidate: (site: number) => boolean): number {
  let best = -1;
  let least = Infinity;
  zips.forEach((other, i) => {
    const difference = Math.abs(Number(other) - Number(zip));
    if (difference < least && isCandidate(i)) {
      least = difference;
      best = i;
    }
  });
  return best;
}
