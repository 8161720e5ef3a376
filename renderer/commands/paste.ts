import type { UnitIndex } from "../../core/domain/layer.ts";
import { locksOf } from "../../core/domain/locks.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { type PasteField, pasteTerritories } from "../edits/paste-territories.ts";
import { type Paste, pasteUnits, territoryFinder } from "../edits/paste-units.ts";
import { fromSpreadsheet } from "../format/spreadsheet.ts";
import { notice } from "../shell/notice.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { assignUnits } from "./assign-units.ts";
import { commitEdit } from "./commit-edit.ts";

/** Looks at what was pasted into the table of units, and shows what it would change. */
export function pasteIntoUnits(text: string): void {
  const { layer, columns } = planStore.getState();
  const scenario = scenarioStore.getState();
  if (layer === null || columns === null) return;
  const { assignment, territories } = scenario;
  const input = { layer, extent: columns.extent, assignment, territories, locks: locksOf(scenario) };
  preview(pasteUnits(fromSpreadsheet(text), { ...input, unassigned: en.unassigned }));
}

/** The same for the table of territories: owners, capacities, notes … from the active cell on, or by headings. */
export function pasteIntoTerritories(text: string, shown: readonly TerritoryIndex[], column: string): void {
  const { territories } = scenarioStore.getState();
  const measures = planStore.getState().snapshot?.measures ?? [];
  const headings: Record<string, PasteField> = {
    [en.column.territory.toLowerCase()]: "name",
    [en.territory.name.toLowerCase()]: "name",
    [en.column.owner.toLowerCase()]: "owner",
    [en.territory.capacity.toLowerCase()]: "capacity",
    [en.territory.color.toLowerCase()]: "color",
    color: "color",
    [en.territory.note.toLowerCase()]: "note",
  };
  for (const { key, label } of measures) headings[en.column.targetOf(label).toLowerCase()] = `target:${key}`;
  const keys = measures.map(({ key }) => key);
  preview(pasteTerritories(fromSpreadsheet(text), { territories, shown, column, headings, measures: keys }));
}

function preview(paste: Paste): void {
  if (paste.rows.length === 0) notice.info(paste.same > 0 ? en.paste.nothingNew : en.paste.nothing);
  else viewStore.setState({ dialog: { kind: "paste", paste } });
}

/** Does what the preview of a paste showed, as one undoable step. */
export async function takePaste({ changes }: Paste): Promise<void> {
  const count = changes.reduce((sum, change) => sum + (change.kind === "units" ? change.units.length : 1), 0);
  const noun = planStore.getState().snapshot?.layer;
  const isUnits = changes.some(({ kind }) => kind === "units");
  const one = isUnits ? (noun?.unitNoun ?? "") : en.paste.territory;
  const many = isUnits ? (noun?.unitNounPlural ?? "") : en.paste.territories;
  await commitEdit({ label: en.paste.label(count, one, many), changes });
}

/** Gives one unit to the territory that was named in its cell; nobody for an empty one. */
export function giveByName(unit: UnitIndex, name: string): void {
  const target = territoryFinder(scenarioStore.getState().territories, en.unassigned)(name);
  if (target === undefined) notice.info(en.table.noTerritory(name));
  else void assignUnits([unit], target);
}
