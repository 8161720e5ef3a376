import { around } from "geokdbush";
import KDBush from "kdbush";
import { known } from "../../core/domain/invariant.ts";
import { type Random, seededRandom } from "../../core/domain/random.ts";
import type { PostalPlace } from "../../core/intake/postal/postal-directory.ts";
import type { CountyIndex } from "./county-index.ts";
import { companyName, pickIndustry, streetAddress } from "./sample-names.ts";
import { NAMED_ACCOUNT_OWNERS, ownerOf, SAMPLE_STATES } from "./sample-owners.ts";
import { type Place, readPlaces } from "./sources.ts";
import { toDegrees, toSteps, unbroken } from "./steps.ts";
import type { ZipSite } from "./zip-sites.ts";

const SEED = 20_261_122;
const ACCOUNT_COUNT = 12_000;
/** People per ZIP area of a city, roughly: how many of the nearest ZIPs its accounts spread over. */
const PEOPLE_PER_ZIP = 22_000;
const CUSTOMER_SHARE = 0.62;
const PIPELINE_SHARE = 0.35;
const NAMED_POTENTIAL = 400_000;
const NAMED_SHARE = 0.3;
const WITHOUT_COORDINATES = 0.04;

const HEADER =
  "Account ID,Account Name,Street,City,State,ZIP,Latitude,Longitude,Industry,Employees,Status,Annual Revenue,Potential,Pipeline,Annual Visits,Owner,Relationship Years";

/**
 * The accounts of the sample plan as CSV: synthetic companies in real places. Potential follows employees and
 * industry, both heavy-tailed; revenue is the part of it that is won. The same text on every machine.
 *
 * @param places The postal directory, of which ZIPs with an area are used.
 */
export function sampleAccountsCsv(
  places: readonly PostalPlace[],
  sites: readonly ZipSite[],
  counties: CountyIndex,
): string {
  const random = seededRandom(SEED);
  const areas = places.filter(({ kind, stateLetters }) => kind === "area" && SAMPLE_STATES.has(stateLetters));
  const tree = new KDBush(areas.length);
  for (const { lng, lat } of areas) tree.add(lng, lat);
  tree.finish();
  const nearestAreas = (lng: number, lat: number, count: number, state: string): PostalPlace[] =>
    around(tree, lng, lat, count, Infinity, (i: number) => known(areas[i]).stateLetters === state).map((i) =>
      known(areas[i]),
    );

  const cities = sampleCities();
  const taken = new Set<string>();
  const rows = [HEADER];
  for (let n = 0; n < ACCOUNT_COUNT; n++) {
    const city = pickCity(random, cities);
    const spread = 1 + Math.ceil(city.population / PEOPLE_PER_ZIP);
    const candidates = nearestAreas(city.longitude, city.latitude, spread, city.region);
    const area = known(candidates[Math.floor(random() * candidates.length)], `ZIP near ${city.name}`);
    const neighbour = nearestAreas(area.lng, area.lat, 2, area.stateLetters)[1] ?? area;
    const spot = jittered(random, known(sites[area.unit]), neighbour, counties);
    rows.push(accountRow(random, n, city, area, random() < WITHOUT_COORDINATES ? null : spot, taken));
  }
  return `${rows.join("\r\n")}\r\n`;
}

type WeightedCity = Place & { readonly upTo: number };

function sampleCities(): WeightedCity[] {
  let total = 0;
  return readPlaces()
    .filter(({ country, region, featureCode, name, population }) => {
      // New York is in its boroughs; parts of other cities are counted in the city.
      const isCounted = featureCode !== "PPLX" && name !== "New York City";
      return country === "US" && SAMPLE_STATES.has(region) && isCounted && population >= 1000;
    })
    .map((place) => {
      total += place.population;
      return { ...place, upTo: total };
    });
}

function pickCity(random: Random, cities: readonly WeightedCity[]): WeightedCity {
  const target = random() * known(cities.at(-1)).upTo;
  let low = 0;
  let high = cities.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known(cities[middle]).upTo > target) high = middle;
    else low = middle + 1;
  }
  return known(cities[low]);
}

/** A place nearer to the ZIP's point than half-way to the next one, in the same county: inside of its area. */
function jittered(
  random: Random,
  site: ZipSite,
  neighbour: PostalPlace,
  counties: CountyIndex,
): { lng: number; lat: number } {
  const reachX = Math.abs(unbroken(toSteps(neighbour.lng)) - site.x);
  const reachY = Math.abs(toSteps(neighbour.lat) - site.y);
  const reach = 0.33 * Math.max(reachX, reachY);
  const x = Math.round(site.x + (2 * random() - 1) * reach);
  const y = Math.round(site.y + (2 * random() - 1) * reach);
  const isInside = counties.at(x, y) === site.county;
  return { lng: toDegrees(isInside ? x : site.x), lat: toDegrees(isInside ? y : site.y) };
}

function accountRow(
  random: Random,
  n: number,
  city: Place,
  area: PostalPlace,
  spot: { lng: number; lat: number } | null,
  taken: Set<string>,
): string {
  const industry = pickIndustry(random, Math.min(1, city.population / 250_000));
  const employees = Math.max(3, Math.round(logNormal(random, 38, 1.15)));
  const potential = Math.round((employees * industry.spendPerEmployee * logNormal(random, 1, 0.5)) / 100) * 100;
  const isCustomer = random() < CUSTOMER_SHARE;
  const penetration = isCustomer ? 0.08 + 0.75 * random() * random() : 0;
  const revenue = Math.round(potential * penetration * 100) / 100;
  const pipeline =
    random() < PIPELINE_SHARE ? Math.round(((potential - revenue) * (0.05 + 0.3 * random())) / 100) * 100 : 0;
  const years = isCustomer ? Math.round(10 * (0.3 + 17 * random() * random())) / 10 : 0;
  const isNamed = potential > NAMED_POTENTIAL && random() < NAMED_SHARE;
  const owner = isNamed
    ? known(NAMED_ACCOUNT_OWNERS[Math.floor(random() * NAMED_ACCOUNT_OWNERS.length)])
    : ownerOf(area.stateLetters, area.zip);
  return [
    `A-${100_001 + n}`,
    companyName(random, industry, taken),
    streetAddress(random),
    area.city,
    area.stateLetters,
    area.zip,
    spot === null ? "" : spot.lat.toFixed(5),
    spot === null ? "" : spot.lng.toFixed(5),
    industry.name,
    employees,
    isCustomer ? "Customer" : "Prospect",
    revenue.toFixed(2),
    potential,
    pipeline,
    visitsPerYear(potential, isCustomer),
    owner,
    years,
  ].join(",");
}

function visitsPerYear(potential: number, isCustomer: boolean): number {
  const tiers = [8_000, 30_000, 90_000, 300_000];
  const visits = [2, 4, 6, 12, 24][tiers.filter((tier) => potential >= tier).length] ?? 2;
  return isCustomer ? visits : Math.ceil(visits / 2);
}

/** Source: Box and Muller (1958), "A note on the generation of random normal deviates". */
function logNormal(random: Random, median: number, sigma: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * random()));
}
