import { known } from "../../core/domain/invariant.ts";
import type { Layer, LayerMeta } from "../../core/domain/layer.ts";
import { buildLayer, type LayerFeature, type ParentRef } from "../../core/geo/build-layer.ts";
import { type Atlas, type Ring, readAtlas } from "./atlas.ts";
import { countyGraph } from "./county-borders.ts";
import { type CountyIndex, indexCounties } from "./county-index.ts";
import { withCrossings } from "./crossings.ts";
import { NONE } from "./cycle-labels.ts";
import { LAYER_METAS } from "./layer-metas.ts";
import type { KnownZip } from "./postal-rows.ts";
import { readPlaces, readZipPoints } from "./sources.ts";
import { stateLetters } from "./states.ts";
import { broken, toDegrees } from "./steps.ts";
import { traceUnits } from "./trace-units.ts";
import { buildZipCells } from "./zip-cells.ts";
import { placeZipSites, type ZipSite } from "./zip-sites.ts";

/** More than any city has. */
const MOST_PEOPLE = 1e8;

export type ShippedLayers = {
  readonly atlas: Atlas;
  readonly counties: CountyIndex;
  readonly sites: readonly ZipSite[];
  readonly layers: { readonly state: Layer; readonly county: Layer; readonly zip3: Layer; readonly zip: Layer };
};

/** Builds the four layers that ship. */
export function buildShippedLayers(zips: readonly KnownZip[]): ShippedLayers {
  const atlas = readAtlas();
  const counties = indexCounties(atlas);
  const stateOfZip = new Map(zips.map(({ zip, state }) => [zip, state]));
  const sites = placeZipSites(
    readZipPoints(),
    counties,
    atlas.counties.map(({ id }) => stateLetters(id.slice(0, 2))),
    (zip) => stateOfZip.get(zip) ?? "",
  );

  const stateNames = new Map(atlas.states.map(({ id, name }) => [id, name]));
  const stateRef = (fips: string): ParentRef => ({ layer: "us-state", id: fips, name: known(stateNames.get(fips)) });
  const countyName = (county: number): string => {
    const { id, name } = known(atlas.counties[county]);
    return `${name}, ${stateLetters(id.slice(0, 2))}`;
  };

  const { graph: countyBorders, countyOfCycle } = countyGraph(atlas);
  const statePosition = new Map(atlas.states.map(({ id }, i) => [id, i]));
  const stateOfCounty = atlas.counties.map(({ id }) => known(statePosition.get(id.slice(0, 2))));
  const state = layerOf(
    LAYER_METAS["us-state"],
    traceUnits(countyBorders, relabelled(countyOfCycle, stateOfCounty), atlas.states.length),
    (unit) => ({ id: known(atlas.states[unit]).id, name: known(atlas.states[unit]).name, parents: [] }),
  );
  const county = layerOf(
    LAYER_METAS["us-county"],
    traceUnits(countyBorders, countyOfCycle, atlas.counties.length),
    (unit) => {
      const { id } = known(atlas.counties[unit]);
      return { id, name: countyName(unit), parents: [stateRef(id.slice(0, 2))] };
    },
  );

  const cells = buildZipCells(atlas, counties, sites);
  const zip3Ids = [...new Set(sites.map((site) => site.zip.slice(0, 3)))].sort();
  const zip3Position = new Map(zip3Ids.map((id, i) => [id, i]));
  const zip3OfSite = sites.map((site) => known(zip3Position.get(site.zip.slice(0, 3))));
  const zip3States = mainStates(atlas, sites, zip3OfSite);
  const zip3Cities = mainCities(zips);
  const zip3Name = (zip3: number): string => {
    const id = known(zip3Ids[zip3]);
    return `${id} ${zip3Cities.get(id) ?? ""}, ${stateLetters(known(zip3States[zip3]))}`.replace(" ,", ",");
  };
  const zip3 = layerOf(
    LAYER_METAS["us-zip3"],
    traceUnits(cells.graph, relabelled(cells.siteOfCycle, zip3OfSite), zip3Ids.length),
    (unit) => ({
      id: known(zip3Ids[unit]),
      name: zip3Name(unit),
      parents: [stateRef(known(zip3States[unit]))],
    }),
  );
  const cityOfZip = new Map(zips.map(({ zip, city }) => [zip, city]));
  const zip = layerOf(LAYER_METAS["us-zip"], traceUnits(cells.graph, cells.siteOfCycle, sites.length), (unit) => {
    const site = known(sites[unit]);
    const { id: fips, name: ownCounty } = known(atlas.counties[site.county]);
    const letters = stateLetters(fips.slice(0, 2));
    return {
      id: site.zip,
      name: `${site.zip} ${cityOfZip.get(site.zip) || ownCounty}, ${letters}`,
      parents: [
        { layer: "us-county", id: fips, name: countyName(site.county) },
        stateRef(fips.slice(0, 2)),
        { layer: "us-zip3", id: site.zip.slice(0, 3), name: zip3Name(known(zip3OfSite[unit])) },
      ],
    };
  });
  const siteOfZip = new Map(sites.map((site, i) => [site.zip, i]));
  const crossed = (layer: Layer, unitOfSite: (site: number) => number): Layer =>
    withCrossings(layer, (at) => {
      const site = siteOfZip.get(at);
      return site === undefined ? undefined : unitOfSite(site);
    });
  const countyOfSite = (site: number): number => known(sites[site]).county;
  return {
    atlas,
    counties,
    sites,
    layers: {
      state: crossed(state, (site) => known(stateOfCounty[countyOfSite(site)])),
      county: crossed(county, countyOfSite),
      zip3: crossed(zip3, (site) => known(zip3OfSite[site])),
      zip: crossed(zip, (site) => site),
    },
  };
}

const relabelled = (labels: Int32Array, table: readonly number[]): Int32Array =>
  labels.map((label) => (label === NONE ? NONE : known(table[label])));

function layerOf(
  meta: LayerMeta,
  polygonsOfUnit: readonly Ring[][][],
  describe: (unit: number) => Omit<LayerFeature, "polygons">,
): Layer {
  const features = polygonsOfUnit.map((polygons, unit) => ({
    ...describe(unit),
    polygons: polygons.map((rings) => rings.map(positionsOf)),
  }));
  // Borders are exact already, so nothing may be moved.
  const { layer, findings } = buildLayer({ meta, features, toleranceSteps: 0, linkPieces: true });
  if (findings.length > 0) throw new Error(`${meta.id}: ${findings.length} findings, ${JSON.stringify(findings[0])}`);
  return layer;
}

function positionsOf(ring: Ring): [number, number][] {
  return Array.from({ length: ring.length / 2 }, (_, i) => [
    toDegrees(broken(known(ring[2 * i]))),
    toDegrees(known(ring[2 * i + 1])),
  ]);
}

/** The state that most ZIPs of each three-digit area lie in; the lower code where two have as many. */
function mainStates(atlas: Atlas, sites: readonly ZipSite[], zip3OfSite: readonly number[]): string[] {
  const counts: Map<string, number>[] = [];
  sites.forEach((site, i) => {
    const zip3 = known(zip3OfSite[i]);
    const states = (counts[zip3] ??= new Map());
    const fips = known(atlas.counties[site.county]).id.slice(0, 2);
    states.set(fips, (states.get(fips) ?? 0) + 1);
  });
  return counts.map(mostFrequent);
}

/**
 * The city with most ZIP codes, post-office boxes included, in each three-digit area: the one it is known by. Of
 * cities with as many the most populous; names of organisations with a ZIP of their own count where nothing else does.
 */
function mainCities(zips: readonly KnownZip[]): Map<string, string> {
  const shortName = (name: string, state: string): string => `${name.replace(/ City$|, D\.C\.$/, "")}, ${state}`;
  const people = new Map<string, number>();
  for (const { name, region, population } of readPlaces()) {
    const key = shortName(name, region);
    people.set(key, Math.max(population, people.get(key) ?? 0));
  }
  const scores = new Map<string, Map<string, number>>();
  for (const { zip, city, state } of zips) {
    if (city === "") continue;
    const cities = scores.get(zip.slice(0, 3)) ?? new Map<string, number>();
    scores.set(zip.slice(0, 3), cities);
    const population = people.get(shortName(city, state)) ?? 0;
    // One for each ZIP of a place and less than one in all for its people; next to nothing for what is no place.
    cities.set(city, (cities.get(city) ?? population / MOST_PEOPLE) + (population > 0 ? 1 : 1 / MOST_PEOPLE));
  }
  return new Map([...scores].map(([prefix, cities]) => [prefix, mostFrequent(cities)]));
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  const [winner] = known([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]);
  return winner;
}
