import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import { goToBookmark } from "../commands/bookmarks.ts";
import { activateScenario } from "../commands/scenarios.ts";
import { focusTerritory, selectUnits } from "../commands/select-units.ts";
import { goToEntry } from "../commands/undo.ts";
import { zoomToTerritory, zoomToUnits } from "../commands/zoom.ts";
import { unitsOf as unitsHeldBy } from "../edits/assign-units-edit.ts";
import { bookmarkStore } from "../stores/bookmark-store.ts";
import { checkpointStore } from "../stores/checkpoint-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { plural } from "../text/plural.ts";
import type { ItemKind, ItemSource, PaletteItem } from "./palette-item.ts";

/** Everything in the open plan that has a name and is here already: all but accounts, which the service finds. */
export function planSources(): ItemSource[] {
  const { layer, snapshot } = planStore.getState();
  if (layer === null || snapshot === null) return [];
  return [
    territories(),
    owners(),
    ...placesOf(layer),
    cities(layer),
    unitsOf(layer),
    scenarios(),
    bookmarks(),
    checkpoints(),
  ];
}

function territories(): ItemSource {
  const all = [...scenarioStore.getState().territories.values()];
  return {
    kind: "territory",
    titles: all.map(({ name }) => name),
    most: 12,
    itemAt: (i) => {
      const { index, name, owner, color } = all[i] as (typeof all)[number];
      return {
        kind: "territory",
        id: String(index),
        title: name,
        hint: owner === null || owner === name ? "" : owner,
        color,
        run: () => {
          focusTerritory(index);
          zoomToTerritory(index);
        },
      };
    },
  };
}

function owners(): ItemSource {
  const held = new Map<string, number[]>();
  for (const { owner, index, name } of scenarioStore.getState().territories.values()) {
    // An owner whose only territory bears the same name is found as that territory.
    if (owner !== null && owner !== name) held.set(owner, [...(held.get(owner) ?? []), index]);
  }
  const names = [...held.keys()];
  return {
    kind: "owner",
    titles: names,
    most: 6,
    itemAt: (i) => {
      const name = names[i] as string;
      const indexes = held.get(name) ?? [];
      return {
        kind: "owner",
        id: name,
        title: name,
        hint: plural(indexes.length, "territory", "territories"),
        run: () => {
          const { assignment } = scenarioStore.getState();
          focusTerritory(indexes[0] ?? null);
          goToUnits(unitsHeldBy(assignment, ...indexes));
        },
      };
    },
  };
}

/** The larger units that a layer's units belong to, such as counties: going there selects all of theirs. */
function placesOf(layer: Layer): ItemSource[] {
  return layer.parents.map((parent) => {
    const titles = cached(parent, () => parent.names.map((name) => en.palette.place(name, parent.layer)));
    return {
      kind: "place" as const,
      titles,
      most: 8,
      itemAt: (i: number) => ({
        kind: "place" as const,
        id: `${parent.layer} ${parent.ids[i]}`,
        title: titles[i] ?? "",
        hint: en.palette.allUnits(layer.meta.unitNounPlural),
        run: () => goToUnits(unitsWhere(layer.unitCount, (unit) => parent.index[unit] === i)),
      }),
    };
  });
}

/** Towns of several units, as the names of the units have them: "02108 Boston, MA", "02109 Boston, MA" … */
function cities(layer: Layer): ItemSource {
  const byName = citiesOf(layer);
  const names = cached(byName, () => [...byName.keys()].map((name) => en.palette.city(name)));
  const lists = [...byName.values()];
  return {
    kind: "place",
    titles: names,
    most: 6,
    itemAt: (i) => ({
      kind: "place",
      id: `city ${names[i]}`,
      title: names[i] ?? "",
      hint: plural(lists[i]?.length ?? 0, layer.meta.unitNoun, layer.meta.unitNounPlural),
      run: () => goToUnits(lists[i] ?? []),
    }),
  };
}

const citiesByLayer = new WeakMap<Layer, ReadonlyMap<string, readonly UnitIndex[]>>();

function citiesOf(layer: Layer): ReadonlyMap<string, readonly UnitIndex[]> {
  let cities = citiesByLayer.get(layer);
  if (cities === undefined) {
    const all = new Map<string, UnitIndex[]>();
    layer.names.forEach((name, unit) => {
      const id = layer.ids[unit] ?? "";
      if (!name.startsWith(`${id} `)) return;
      const city = name.slice(id.length + 1);
      const units = all.get(city);
      if (units === undefined) all.set(city, [unit]);
      else units.push(unit);
    });
    cities = new Map([...all].filter(([, units]) => units.length > 1));
    citiesByLayer.set(layer, cities);
  }
  return cities;
}

function unitsOf(layer: Layer): ItemSource {
  const titles = cached(layer, () =>
    layer.names.map((name, unit) => {
      const id = layer.ids[unit] ?? "";
      return name.includes(id) ? name : `${name} ${id}`;
    }),
  );
  return {
    kind: "unit",
    titles,
    most: 14,
    itemAt: (unit) => {
      const { assignment, territories: present } = scenarioStore.getState();
      const holder = present.get(assignment[unit] ?? -1);
      return {
        kind: "unit",
        id: String(unit),
        title: titles[unit] ?? "",
        hint: holder?.name ?? (isInPlan(unit) ? en.unassigned : en.palette.notInPlan),
        ...(holder !== undefined && { color: holder.color }),
        run: () => {
          focusTerritory(holder?.index ?? null);
          goToUnits([unit]);
        },
      };
    },
  };
}

function scenarios(): ItemSource {
  const { snapshot } = planStore.getState();
  const others = (snapshot?.scenarios ?? []).filter(({ id }) => id !== snapshot?.activeScenarioId);
  return named("scenario", others, ({ id, territoryCount }) => ({
    id,
    hint: plural(territoryCount, "territory", "territories"),
    run: () => activateScenario(id),
  }));
}

const bookmarks = (): ItemSource =>
  named("bookmark", bookmarkStore.getState().bookmarks, (bookmark, i) => ({
    id: bookmark.id,
    hint: i < 9 ? String(i + 1) : "",
    run: () => goToBookmark(bookmark),
  }));

const checkpoints = (): ItemSource =>
  named("checkpoint", checkpointStore.getState().checkpoints, ({ id, entry }) => ({
    id: String(id),
    hint: "",
    run: () => goToEntry(entry),
  }));

/** A short list of things that are found by their names. */
function named<Item extends { readonly name: string }>(
  kind: ItemKind,
  all: readonly Item[],
  itemOf: (item: Item, i: number) => Pick<PaletteItem, "id" | "hint" | "run">,
): ItemSource {
  return {
    kind,
    titles: all.map(({ name }) => name),
    most: 5,
    itemAt: (i) => {
      const item = all[i] as Item;
      return { kind, title: item.name, ...itemOf(item, i) };
    },
  };
}

const isInPlan = (unit: UnitIndex): boolean => planStore.getState().columns?.extent[unit] === 1;

function unitsWhere(unitCount: number, test: (unit: UnitIndex) => boolean): UnitIndex[] {
  const found: UnitIndex[] = [];
  for (let unit = 0; unit < unitCount; unit++) if (test(unit)) found.push(unit);
  return found;
}

/** Selects those that belong to the plan and shows them all. */
function goToUnits(units: readonly UnitIndex[]): void {
  selectUnits(units.filter(isInPlan), "replace");
  zoomToUnits(units);
}

const titlesOf = new WeakMap<object, string[]>();

/** Titles of something that never changes, made once. */
function cached(owner: object, make: () => string[]): string[] {
  let titles = titlesOf.get(owner);
  if (titles === undefined) {
    titles = make();
    titlesOf.set(owner, titles);
  }
  return titles;
}
