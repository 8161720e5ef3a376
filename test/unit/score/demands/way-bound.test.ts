import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../../core/domain/random.ts";
import { distanceKm } from "../../../../core/geo/arc-length.ts";
import { wayBoundKm } from "../../../../core/score/demands/way-bound.ts";

/** Places strewn over a part of the globe. */
function strewn(count: number, seed: number, degrees: number) {
  const random = seededRandom(seed);
  const column = (value: () => number): Float64Array => Float64Array.from({ length: count }, value);
  return {
    lng: column(() => 10 + degrees * random()),
    lat: column(() => 40 + degrees * random()),
    load: column(() => (random() < 0.2 ? 0 : Math.ceil(20 * random() ** 3))),
  };
}
type Places = ReturnType<typeof strewn>;

/** Half the mean, over all load, of the mean distance of the nearest `least` from there: place by place. */
function plainly({ lng, lat, load }: Places, least: number): number {
  let sum = 0;
  let whole = 0;
  load.forEach((weight, i) => {
    const others = Array.from(load, (each, j) => [distanceKm(lng[i]!, lat[i]!, lng[j]!, lat[j]!), each] as const);
    let left = least;
    let way = 0;
    for (const [km, each] of others.sort((a, b) => a[0] - b[0])) {
      const taken = Math.min(left, each);
      left -= taken;
      way += taken * km;
    }
    sum += (weight * way) / least;
    whole += weight;
  });
  return sum / whole / 2;
}

describe("wayBoundKm", () => {
  it.each([0.5, 5, 40])("is half the mean distance of the nearest load, over %d degrees", (degrees) => {
    const places = strewn(300, 7, degrees);
    const exact = plainly(places, 80);
    const bound = wayBoundKm({ ...places, least: 80 });
    expect(bound).toBeLessThanOrEqual(exact + 1e-9);
    expect(bound).toBeGreaterThan(0.97 * exact);
  });

  it("stays true, and near, where most places are bounded by others", () => {
    const places = strewn(2500, 3, 8);
    const exact = plainly(places, 300);
    const bound = wayBoundKm({ ...places, least: 300 });
    expect(bound).toBeLessThanOrEqual(exact + 1e-9);
    expect(bound).toBeGreaterThan(0.7 * exact);
  });

  it("is nothing where all is in one place, and unknown where a territory could be empty", () => {
    const here = { lng: Float64Array.of(5, 5), lat: Float64Array.of(50, 50), load: Float64Array.of(3, 4) };
    expect(wayBoundKm({ ...here, least: 3 })).toBe(0);
    expect([wayBoundKm({ ...here, least: 0 }), wayBoundKm({ ...here, least: 8 })]).toEqual([null, null]);
  });
});
