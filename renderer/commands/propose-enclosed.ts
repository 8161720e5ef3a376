import type { UnitIndex } from "../../core/domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import { enclosedUnits } from "../../core/geo/select/enclosed-units.ts";
import { notice } from "../shell/notice.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { chosenTerritory } from "./chosen-territory.ts";
import { propose } from "./propose.ts";

/** Proposes that the chosen territory takes the unassigned units that it encloses. */
export const proposeFillHoles = (): void => proposeEnclosed("holes");

/** Proposes that the chosen territory takes everything that it encloses, whoever has it. */
export const proposeSwallow = (): void => proposeEnclosed("all");

function proposeEnclosed(what: "holes" | "all"): void {
  const { layer, columns } = planStore.getState();
  const { assignment } = scenarioStore.getState();
  const territory = chosenTerritory();
  if (layer === null || columns === null || territory === null) {
    notice.info(en.tools.noTerritory);
    return;
  }
  const { index, name } = territory;
  const isMember = Uint8Array.from(assignment, (holder) => (holder === index ? 1 : 0));
  const enclosed = enclosedUnits(layer, isMember, columns.extent).filter(
    (unit) => what === "all" || assignment[unit] === UNASSIGNED,
  );
  if (enclosed.length === 0) {
    notice.info(what === "all" ? en.tools.nothingEnclosed(name) : en.tools.noHoles(name));
    return;
  }
  const moves = new Map<UnitIndex, TerritoryIndex>(enclosed.map((unit) => [unit, index]));
  const { unitNoun, unitNounPlural } = layer.meta;
  propose({
    title: what === "all" ? en.tools.swallowTitle(name) : en.tools.fillHolesTitle(name),
    options: [
      {
        label: what === "all" ? en.tools.swallowed(name) : en.tools.filled(name),
        moves,
        words: en.tools.unitsMove(moves.size, unitNoun, unitNounPlural),
      },
    ],
  });
}
