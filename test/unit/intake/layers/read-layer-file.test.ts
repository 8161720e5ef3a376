import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import type { Layer } from "../../../../core/domain/layer.ts";
import { layerFileSentence } from "../../../../core/intake/layers/layer-file-problem.ts";
import { type ReadLayerOptions, readLayerFile } from "../../../../core/intake/layers/read-layer-file.ts";
import { pairsOf } from "../../geo/layer-builder.ts";
import { latin1, shapefileParts, zippedShapefile } from "./write-shapefile.ts";

const folder = mkdtempSync(join(tmpdir(), "layer-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const read = async (name: string, content: string | Uint8Array, options?: ReadLayerOptions): Promise<Layer> => {
  const result = await readLayerFile(write(name, content), options);
  if (!result.ok) throw new Error(layerFileSentence(result.problem));
  return result.value;
};

/** Kind and sentence of the problem with a file. */
const refusal = async (path: string, options?: ReadLayerOptions): Promise<{ kind: string; sentence: string }> => {
  const result = await readLayerFile(path, options);
  if (result.ok) throw new Error(`${path} was read`);
  return { kind: result.problem.kind, sentence: layerFileSentence(result.problem) };
};

/** A closed square of one degree, clockwise. */
const square = (x: number, y = 40): number[][] => [
  [x, y],
  [x, y + 1],
  [x + 1, y + 1],
  [x + 1, y],
  [x, y],
];
const polygon = (...rings: number[][][]) => ({ type: "Polygon", coordinates: rings });
const feature = (properties: object, geometry: unknown, id?: string | number) => ({
  type: "Feature",
  ...(id === undefined ? {} : { id }),
  properties,
  geometry,
});
const collection = (...features: object[]): string => JSON.stringify({ type: "FeatureCollection", features });

const TWO = collection(
  feature({ ZCTA5CE10: "02802", GEOID10: "4402802", NAME: "Albion" }, polygon(square(-72))),
  feature({ ZCTA5CE10: "02804", GEOID10: "4402804", NAME: "Ashaway" }, polygon(square(-71))),
);

describe("readLayerFile", () => {
  it("reads GeoJSON, with and without gzip or a byte order mark, as one and the same layer", async () => {
    const layer = await read("ri.geojson", TWO);
    expect(layer.ids).toEqual(["02802", "02804"]);
    expect(layer.names).toEqual(["Albion", "Ashaway"]);
    expect(pairsOf(layer)).toEqual(["02802-02804"]);
    expect(layer.meta).toMatchObject({ title: "ri", unitNounPlural: "ZIP areas", vintage: "2010", approximate: false });
    expect(layer.meta.id).toMatch(/^imported-[0-9a-f]{16}$/);
    expect((await read("ri2.geojson.gz", gzipSync(TWO))).meta.id).toBe(layer.meta.id);
    expect((await read("ri3.json", `\uFEFF${TWO}`)).meta.id).toBe(layer.meta.id);
  });

  it("gives another content another id", async () => {
    const moved = TWO.replaceAll("-71", "-71.5");
    expect((await read("moved.json", moved)).meta.id).not.toBe((await read("ri.json", TWO)).meta.id);
  });

  it("reads TopoJSON: the object with the most polygons", async () => {
    const topology = {
      type: "Topology",
      transform: { scale: [1, 1], translate: [-72, 40] },
      arcs: [
        [
          [1, 0],
          [0, 1],
        ],
        [
          [1, 1],
          [-1, 0],
          [0, -1],
          [1, 0],
        ],
        [
          [1, 0],
          [1, 0],
          [0, 1],
          [-1, 0],
        ],
      ],
      objects: {
        line: { type: "LineString", arcs: [0] },
        areas: {
          type: "GeometryCollection",
          geometries: [
            { type: "Polygon", id: "w", arcs: [[0, 1]] },
            { type: "Polygon", id: "e", arcs: [[2, -1]] },
          ],
        },
      },
    };
    const layer = await read("t.topojson", JSON.stringify(topology));
    expect(layer.ids).toEqual(["e", "w"]);
    expect(pairsOf(layer)).toEqual(["e-w"]);
    topology.objects.areas.geometries[0]!.arcs = [[77]];
    const broken = await refusal(write("broken.topojson", JSON.stringify(topology)));
    expect(broken.kind).toBe("damaged-json");
    expect(broken.sentence).toMatch(/arcs/);
    expect(broken.sentence).not.toMatch(/undefined|Cannot read/);
  });

  it("reads a zipped shapefile like the GeoJSON it was made from", async () => {
    const rows = [
      { rings: [square(-72)], row: { ZCTA5CE10: "02802", NAME: "Albion" } },
      { rings: [square(-71)], row: { ZCTA5CE10: "02804", NAME: "Ashaway" } },
    ];
    const layer = await read("ri.zip", zippedShapefile(rows));
    expect(layer.meta.id).toBe((await read("ri.geojson", TWO)).meta.id);
  });

  it("follows the .prj to degrees and the .cpg to letters", async () => {
    const mercator = (lng: number, lat: number): number[] => [
      (lng * 20037508.342789244) / 180,
      (Math.log(Math.tan(((90 + lat) * Math.PI) / 360)) / Math.PI) * 20037508.342789244,
    ];
    const prj =
      'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",' +
      'SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],' +
      'PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],' +
      'PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]';
    const ring = square(-72).map(([lng, lat]) => mercator(lng!, lat!));
    const parts = shapefileParts([{ rings: [ring], row: { CODE: "A1", NAME: "Cañón" } }]);
    const files = { "x/areas.SHP": parts.shp, "x/areas.DBF": parts.dbf, "x/areas.cpg": strToU8("ISO-8859-1") };
    const layer = await read("m.zip", zipSync({ ...files, "x/areas.prj": strToU8(prj) }));
    expect(layer.names).toEqual(["Cañón"]);
    expect(layer.pointLng[0]).toBeCloseTo(-71.5, 5);
    expect(layer.pointLat[0]).toBeCloseTo(40.5, 1);

    const without = await refusal(write("noprj.zip", zipSync(files)));
    expect(without.kind).toBe("not-in-degrees");
    expect(without.sentence).toContain("noprj.zip is not in longitude and latitude");
    const utf8 = shapefileParts([{ rings: [square(-72)], row: { CODE: "A1", NAME: "Cañón" } }], strToU8);
    const named = await read(
      "u.zip",
      zipSync({ "areas.shp": utf8.shp, "areas.dbf": utf8.dbf, "areas.cpg": latin1("UTF-8") }),
    );
    expect(named.names).toEqual(["Cañón"]);
  });

  it("makes one unit of the features of one id, and says so", async () => {
    const layer = await read(
      "parts.json",
      collection(
        feature({ ZCTA5CE10: "21912", PARTFLG10: "Y" }, polygon(square(-72))),
        feature({ ZCTA5CE10: "21913", PARTFLG10: "N" }, polygon(square(-71))),
        feature({ ZCTA5CE10: "21912", PARTFLG10: "Y" }, polygon(square(-70))),
      ),
    );
    expect(layer.ids).toEqual(["21912", "21913"]);
    expect(layer.adjacency.borderKm[0]).toBeCloseTo(2 * 111.2, 0);
    expect(layer.meta.source).toBe("parts.json. Joined from several features of one id: 21912");
  });

  it("links islands over water, and takes what is no polygon out of the way", async () => {
    const layer = await read(
      "mixed.json",
      collection(
        feature({ id: "a" }, polygon(square(-72))),
        feature({ id: "p" }, { type: "Point", coordinates: [0, 0] }),
        feature({ id: "none" }, null),
        feature({ id: "b" }, { type: "GeometryCollection", geometries: [polygon(square(-65))] }),
      ),
    );
    expect(pairsOf(layer)).toEqual(["a-b"]);
    expect(Array.from(layer.adjacency.link)).toEqual([1, 1]);
  });

  it("reads a bare geometry under its feature number when there is nothing else", async () => {
    const result = await refusal(write("bare.json", JSON.stringify(polygon(square(0)))));
    expect(result.sentence).toContain("no column that tells its areas apart");
  });

  it("takes the tolerance that it is given", async () => {
    const gap = collection(feature({ id: "a" }, polygon(square(-72))), feature({ id: "b" }, polygon(square(-70.9999))));
    const borderKm = async (toleranceSteps: number): Promise<number> =>
      (await read("gap.json", gap, { toleranceSteps })).adjacency.borderKm[0]!;
    expect(await borderKm(2)).toBe(0);
    expect(await borderKm(150)).toBeCloseTo(111.2, 0);
  });
});

describe("a file that is no layer gets one clear sentence", () => {
  const zip = (files: Record<string, Uint8Array>): Uint8Array => zipSync(files);
  const { shp, dbf } = shapefileParts([{ rings: [square(0)], row: { CODE: "A" } }]);
  const cases: readonly (readonly [string, string | Uint8Array, string, RegExp])[] = [
    ["empty.geojson", "", "empty", /^empty\.geojson is empty\.$/],
    ["blank.geojson", " \n ", "empty", /is empty/],
    ["program.bin", Uint8Array.from({ length: 999 }, (_, i) => (i * 7) % 256), "binary", /binary data/],
    ["photo.json", Uint8Array.from({ length: 999 }, (_, i) => 128 + (i % 100)), "binary", /binary data/],
    ["cut.json", TWO.slice(0, 120), "damaged-json", /is not valid JSON/],
    ["accounts.csv", "zip,revenue\n02802,5\n", "damaged-json", /is not valid JSON/],
    ["list.json", "[1, 2]", "not-geographic-json", /neither GeoJSON nor TopoJSON/],
    ["other.json", '{"type": "Thing"}', "not-geographic-json", /neither GeoJSON nor TopoJSON/],
    ["bad.json", '{"type": "FeatureCollection"}', "not-geographic-json", /neither/],
    ["points.json", collection(feature({}, { type: "Point", coordinates: [0, 0] })), "no-polygons", /no polygons/],
    [
      "flat.json",
      collection(
        feature(
          { id: 1 },
          polygon([
            [0, 0],
            [1, 1],
            [0, 0],
          ]),
        ),
      ),
      "no-polygons",
      /no polygons/,
    ],
    [
      "torn.json",
      collection(feature({ id: 1 }, { type: "Polygon", coordinates: [[[1, "a"]]] })),
      "damaged-geometry",
      /Feature 1/,
    ],
    ["deep.json", collection(feature({ id: 1 }, { type: "Polygon", coordinates: 5 })), "damaged-geometry", /Feature 1/],
    ["utm.json", collection(feature({ id: 1 }, polygon(square(500_000, 4_649_776)))), "not-in-degrees", /EPSG:4326/],
    ["cut.json.gz", gzipSync(TWO).subarray(0, 60), "truncated-gzip", /cut off/],
    ["bad.json.gz", Uint8Array.of(0x1f, 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9), "damaged-gzip", /damaged gzip/],
    ["photos.zip", zip({ "a.jpg": Uint8Array.of(1, 2) }), "no-shapefile-in-zip", /no \.shp/],
    ["two.zip", zip({ "a.shp": shp, "b.shp": shp }), "several-shapefiles-in-zip", /a\.shp, b\.shp/],
    ["evil.zip", zip({ "../a.shp": shp, "../a.dbf": dbf }), "unsafe-zip", /"\.\.\/a\.shp" points outside/],
    ["root.zip", zip({ "/etc/a.shp": shp }), "unsafe-zip", /points outside/],
    ["dos.zip", zip({ "..\\a.shp": shp }), "unsafe-zip", /points outside/],
    ["torn.zip", zip({ "a.shp": shp, "a.dbf": dbf }).subarray(0, 200), "damaged-zip", /damaged zip/],
    ["short.zip", zip({ "a.shp": shp.subarray(0, 150), "a.dbf": dbf }), "damaged-shapefile", /cut short/],
    ["text.zip", zip({ "a.shp": strToU8("hello".repeat(50)), "a.dbf": dbf }), "damaged-shapefile", /does not begin/],
    ["tiny.zip", zip({ "a.shp": Uint8Array.of(1), "a.dbf": dbf }), "damaged-shapefile", /too short/],
  ];

  it.each(cases)("%s", async (name, content, kind, words) => {
    const problem = await refusal(write(name, content));
    expect(problem.kind).toBe(kind);
    expect(problem.sentence).toMatch(words);
    expect(problem.sentence).toContain(name);
    expect(problem.sentence).not.toContain("\n");
    expect(problem.sentence).toMatch(/\.$/);
  });

  it("a folder, and a file that is not there", async () => {
    expect(await refusal(folder)).toMatchObject({
      kind: "directory",
      sentence: expect.stringContaining(basename(folder)),
    });
    const missing = join(folder, "nowhere", "a.json");
    expect(await refusal(missing)).toEqual({ kind: "missing", sentence: `There is no file ${missing}.` });
  });

  it("a zip that says it unpacks to more than the limit, without unpacking it", async () => {
    const bytes = zip({ "a.shp": shp, "a.dbf": dbf });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Every central directory entry states the unpacked size at offset 24.
    for (let at = 0; at + 4 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xf0000000, true);
    }
    expect((await refusal(write("bomb.zip", bytes))).kind).toBe("too-large");
  });

  it("a zip whose shapefile is larger than it says", async () => {
    const bytes = zip({ "a.shp": shp, "a.dbf": dbf });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 4 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 120, true);
    }
    expect((await refusal(write("liar.zip", bytes))).kind).toBe("damaged-shapefile");
  });

  it("a gzip that unpacks to more than the limit", async () => {
    const bomb = gzipSync(new Uint8Array(501_000_000).fill(0x20));
    expect((await refusal(write("bomb.json.gz", bomb))).sentence).toContain("holds more than 500 MB");
  });
});
