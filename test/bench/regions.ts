import type { Cut } from "../../core/domain/split.ts";
import { regionShares } from "../../core/geo/region-shares.ts";
import { splitUnits } from "../../core/geo/split-units.ts";
import { loadShippedLayer } from "../../core/intake/postal/shipped-layers.ts";

/** Shares of the national ZIP areas in a circle of 400 km, and the split of those on its border. CPU milliseconds. */
const layer = await loadShippedLayer("us-zip", new URL("../../resources", import.meta.url).pathname);
const units = Int32Array.from(layer.ids.keys());

function circle(lng: number, lat: number): Cut {
  const path = Array.from({ length: 65 }, (_, i) => {
    const angle = (2 * Math.PI * (i % 64)) / 64;
    return [Math.round((lng + 4.5 * Math.cos(angle)) * 1e6), Math.round((lat + 3.6 * Math.sin(angle)) * 1e6)];
  });
  return { kind: "area", paths: [path.flat()] };
}

function timed<Value>(work: () => Value): { readonly value: Value; readonly ms: number } {
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  return { value, ms: (user + system) / 1000 };
}

for (let round = 0; round < 8; round++) {
  const cut = circle(-97.5 + round, 33 + round / 2);
  const { value: found, ms: shareMs } = timed(() => regionShares(layer, units, cut));
  const across = [...found.units].filter((_, i) => found.shares[i] !== 1);
  const { value: split, ms: splitMs } = timed(() => splitUnits(layer, across, cut, layer.unitCount));
  console.log(
    `${found.units.length} units touched in ${shareMs.toFixed(1)} ms (asked: 50), ` +
      `${split.units.length} of ${across.length} divided in ${splitMs.toFixed(0)} ms`,
  );
}
