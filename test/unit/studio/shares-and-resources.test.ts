import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createPlan } from "./new-england.ts";
import { resultOf, studioForTest } from "./studio-for-test.ts";

describe("shares", () => {
  it("are written for download and into a folder, where nothing is written over", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const { files } = await resultOf(
      studio.call.share.write({ scenarioId, formats: ["csv", "geojson", "scorecard", "plan"], folder: null }),
    );
    expect(files.map(({ name }) => name)).toEqual([
      "units.csv",
      "accounts.csv",
      "rejected.csv",
      "repairs.csv",
      "territories.geojson",
      "scorecard.json",
      "plan.bailiwick",
    ]);
    const response = await studio.get(files[1]?.url ?? "");
    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect((await response.text()).split("\n").slice(0, 3)).toEqual([
      "account,unit,territory,reason",
      "A1,25017,T01,by county",
      "A2,25017,T02,Today's owner",
    ]);
    const wish = { scenarioId, formats: ["scorecard" as const], folder: studio.folder };
    const first = await resultOf(studio.call.share.write(wish));
    const second = await resultOf(studio.call.share.write(wish));
    expect(first.folder).toBe(join(studio.folder, "New England - Plan 1"));
    expect(second.folder).toBe(join(studio.folder, "New England - Plan 1 2"));
    expect(JSON.parse(readFileSync(join(first.folder ?? "", "scorecard.json"), "utf8"))).toMatchObject({
      layer: "us-county",
    });
  });
});

describe("hand-outs", () => {
  it("are drawn in a thread as they are drawn here", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio, { layer: "us-state" });
    const { files } = await resultOf(studio.call.share.write({ scenarioId, formats: ["html", "pdf"], folder: null }));
    expect(files.map(({ name }) => name)).toEqual(["handout.html", "handout.pdf"]);
    const [html, pdf] = await Promise.all(
      files.map(async ({ url, bytes }) => {
        const body = new Uint8Array(await (await studio.get(url ?? "")).arrayBuffer());
        expect(body.byteLength).toBe(bytes);
        return Buffer.from(body).toString("latin1");
      }),
    );
    expect(html).toContain("New England");
    expect(pdf?.slice(0, 5)).toBe("%PDF-");
  });

  it("leave nothing behind when they are given up while they are drawn", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio, { layer: "us-state" });
    const before = readdirSync(studio.folder);
    const job = await studio.call.share.write({ scenarioId, formats: ["pdf"], folder: studio.folder });
    for await (const event of job) if (event.kind === "progress" && event.detail === "handout.pdf") break;
    expect(readdirSync(studio.folder)).toEqual(before);
  });
});

describe("handle", () => {
  it("cuts tiles, and answers whoever has them already", async () => {
    const studio = studioForTest();
    const tile = await studio.get("/tiles/us-state/3/2/3");
    expect([tile.status, tile.headers.get("content-type")]).toEqual([200, "application/vnd.mapbox-vector-tile"]);
    expect((await tile.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    const again = await studio.get("/tiles/us-state/3/2/3", { "if-none-match": tile.headers.get("etag") ?? "" });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    expect((await (await studio.get("/basemap/3/2/3")).arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });

  it.each([
    ["/tiles/us-state/3/8/3", 404],
    ["/tiles/us-state/3/-1/3", 404],
    ["/tiles/us-state/1e1/1/3", 404],
    ["/tiles/none/3/2/3", 404],
    ["/layers/none.pack", 404],
    ["/layers/us-state", 404],
    ["/plan/columns.pack", 404],
    ["/scenarios/none.pack", 404],
    ["/files/00000000-0000-0000-0000-000000000000/x", 404],
    ["/files/x/..%2f..%2fetc%2fpasswd", 400],
    ["/layers/..%2fmanifest.pack", 400],
    ["/layers/%E0%A4%A.pack", 400],
    ["/layers/a%00.pack", 400],
    ["/", 404],
    ["/uploads?name=x", 405],
  ])("answers %s with %i", async (path, status) => {
    expect((await studioForTest().get(path)).status).toBe(status);
  });

  it("takes uploads by their plain name, and nothing without one", async () => {
    const studio = studioForTest();
    const post = (query: string) =>
      studio.handle(new Request(`http://studio/uploads${query}`, { method: "POST", body: "a,b\n" }));
    expect((await post("")).status).toBe(400);
    const upload = (await (await post("?name=..%2F..%2Faccounts.csv")).json()) as { name: string; bytes: number };
    expect(upload).toMatchObject({ name: "accounts.csv", bytes: 4 });
    expect((await studio.handle(new Request("http://studio/plan/columns.pack", { method: "DELETE" }))).status).toBe(
      405,
    );
  });

  it("forgets uploads whose sender stops", async () => {
    const studio = studioForTest();
    const stop = new AbortController();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
    });
    const init = { method: "POST", body, duplex: "half" as const, signal: stop.signal };
    const taken = studio.handle(new Request("http://studio/uploads?name=x.csv", init));
    setTimeout(() => stop.abort(), 20);
    await expect(taken).rejects.toThrow();
  });
});
