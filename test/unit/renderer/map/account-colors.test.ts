import type { Map as MapLibreMap } from "maplibre-gl";
import { afterEach, expect, it, vi } from "vitest";
import { makeTerritory } from "../../../../core/domain/territory.ts";
import { followAccounts } from "../../../../renderer/map/account-colors.ts";
import { NO_SCENARIO, scenarioStore } from "../../../../renderer/stores/scenario-store.ts";

afterEach(() => {
  vi.useRealTimers();
  scenarioStore.setState(NO_SCENARIO);
});

it("pins whose tiles came before the plan's columns are coloured without waiting for another tile", () => {
  vi.useFakeTimers();
  const territory = makeTerritory({ index: 0, id: "T01", name: "North", color: "#123456" });
  scenarioStore.setState({ assignment: Int32Array.of(-1, 0), territories: new Map([[0, territory]]) });
  const colors = new Map<unknown, unknown>();
  const map = {
    on: () => undefined,
    off: () => undefined,
    querySourceFeatures: () => [
      { id: 7, properties: { unit: 1 } },
      { id: 8, properties: { unit: 0 } },
    ],
    setFeatureState: ({ id }: { id: number }, { color }: { color: string | null }) => colors.set(id, color),
  } as unknown as MapLibreMap;
  const stop = followAccounts(map);
  vi.runAllTimers();
  expect([...colors]).toEqual([
    [7, "#123456"],
    [8, null],
  ]);
  stop();
});
