import fc from "fast-check";
import type { GeoJSONSource } from "maplibre-gl";
import { describe, expect, it } from "vitest";
import { applyEdit, type Edit, type EditableScenario, invertEdit } from "../../core/domain/edit.ts";
import type { Layer } from "../../core/domain/layer.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { dissolve } from "../../core/geo/dissolve.ts";
import { createLiveScores } from "../../core/score/live-scores.ts";
import { scoreScenario } from "../../core/score/scorecard.ts";
import { borderSource } from "../../renderer/map/border-source.ts";
import { territoryBorders } from "../../renderer/map/territory-borders.ts";
import { type Cell, layerOfCells, scoreInputs, territory } from "../unit/score/plan-builder.ts";
import { expectClose } from "./expect-close.ts";

const COLUMNS = 7;
const TERRITORIES = [0, 1, 2, 3].map((index) => territory(index));

const layers: readonly Layer[] = [11, 12].map((seed) => {
  const random = seededRandom(seed);
  const cells = Array.from({ length: 49 }, (_, i): Cell => [i % COLUMNS, Math.floor(i / COLUMNS)]);
  return layerOfCells(cells.filter(() => random() > 0.1).map((cell) => [cell]));
});

type Step =
  | { readonly do: "move"; readonly units: readonly number[]; readonly to: number }
  | { readonly do: "try"; readonly units: readonly number[]; readonly to: number }
  | { readonly do: "undo" }
  | { readonly do: "redo" };

const moved = { units: fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }), to: fc.integer({ min: -1, max: 3 }) };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("move" as const), ...moved }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("try" as const), ...moved }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ do: "undo" }, { do: "redo" }) },
);

/** MapLibre's source as far as borders use it: features by id, changed by differences only. */
function fakeSource() {
  const features = new Map<number, unknown>();
  const updateData = ({ remove = [], add = [], update = [] }: Difference): void => {
    for (const id of remove) expect(features.delete(id)).toBe(true);
    for (const { id, geometry } of add) {
      expect(features.has(id)).toBe(false);
      features.set(id, geometry);
    }
    for (const { id, newGeometry } of update) {
      expect(features.has(id)).toBe(true);
      features.set(id, newGeometry);
    }
  };
  return { features, source: { updateData } as unknown as GeoJSONSource };
}

type Difference = {
  readonly remove?: readonly number[];
  readonly add?: readonly { readonly id: number; readonly geometry: unknown }[];
  readonly update?: readonly { readonly id: number; readonly newGeometry: unknown }[];
};

describe("after any sequence of edits, tries, undos and redos", () => {
  it("what was kept up to date equals what is computed from scratch, and nothing is left of what was undone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...layers), fc.array(step, { minLength: 1, maxLength: 25 }), (layer, steps) => {
        const inputs = scoreInputs({
          layer,
          accounts: Array.from({ length: 60 }, (_, i) => ({
            unit: (i * 7) % layer.unitCount,
            revenue: ((i * 7919) % 10_000) / 100,
            ...(i % 9 === 0 && { override: i % 4 }),
            before: ["Ann", "T1", null][i % 3] ?? null,
          })),
          territories: TERRITORIES,
          assignment: Array.from({ length: layer.unitCount }, (_, unit) => Math.floor(unit / 12) - 1),
          hasBaseline: true,
        });
        const first: EditableScenario = {
          assignment: inputs.scenario.assignment,
          territories: new Map(TERRITORIES.map((each) => [each.index, each])),
          overrides: new Map(),
          groups: new Map(),
          lockedUnits: new Uint8Array(layer.unitCount),
          allLocked: false,
        };
        const untouched = structuredClone(first);
        const live = createLiveScores(inputs);
        const { features, source } = fakeSource();
        const draw = borderSource(source, layer.topology);
        draw(first.assignment, new Set([-1, 0, 1, 2, 3]));
        let outlines = [...dissolve(layer.topology, first.assignment, TERRITORIES.length)];

        let present = first;
        const done: Edit[] = [];
        let undone: Edit[] = [];
        const follow = (edit: Edit): void => {
          present = applyEdit(present, edit);
          const touched = new Set<number>();
          for (const change of edit.changes) {
            if (change.kind !== "units") continue;
            change.units.forEach((unit, i) => {
              touched.add(change.from[i] as number).add(change.to[i] as number);
              live.move([unit], change.to[i] as number);
            });
          }
          draw(present.assignment, touched);
          const wanted = [...touched].filter((index) => index >= 0);
          const fresh = dissolve(layer.topology, present.assignment, TERRITORIES.length, wanted);
          outlines = outlines.map((outline, index) => (touched.has(index) ? (fresh[index] ?? []) : outline));
        };

        for (const each of steps) {
          if (each.do === "undo") {
            const last = done.pop();
            if (last === undefined) continue;
            follow(invertEdit(last));
            undone.push(last);
          } else if (each.do === "redo") {
            const next = undone.pop();
            if (next === undefined) continue;
            follow(next);
            done.push(next);
          } else {
            const units = [...new Set(each.units.map((unit) => unit % layer.unitCount))];
            if (each.do === "try") {
              const before = structuredClone(live.scorecard());
              const trial = live.startTrial();
              trial.move(units, each.to);
              trial.effect();
              trial.end();
              expect(live.scorecard()).toEqual(before);
              continue;
            }
            const from = units.map((unit) => present.assignment[unit] as number);
            const edit: Edit = {
              label: "move",
              changes: [{ kind: "units", units, from, to: units.map(() => each.to) }],
            };
            follow(edit);
            done.push(edit);
            undone = [];
          }
          const { assignment } = present;
          const scratch = scoreScenario({ ...inputs, scenario: { ...inputs.scenario, assignment } });
          expectClose(live.scorecard(), scratch);
          expect(outlines).toEqual(dissolve(layer.topology, assignment, TERRITORIES.length));
          const drawn = fakeSource();
          borderSource(drawn.source, layer.topology)(assignment, new Set([-1, 0, 1, 2, 3]));
          expect(features).toEqual(drawn.features);
          expect(features.size).toBe(territoryBorders(layer.topology, assignment).size);
        }
        for (const edit of done.toReversed()) follow(invertEdit(edit));
        expect(present).toEqual(untouched);
        expect(first).toEqual(untouched);
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });
});
