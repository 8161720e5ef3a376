import type { UnitIndex } from "../../core/domain/layer.ts";
import { notice } from "../shell/notice.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { en } from "../text/en.ts";
import { selectUnits } from "./select-units.ts";
import { touchableUnits } from "./tool-rules.ts";

/** Selects units that were found, adds them to the selection, or keeps only those of it. Restrictions hold here, too. */
export function selectByConditions(found: readonly UnitIndex[], mode: "replace" | "add" | "keep"): void {
  const units = found.filter(touchableUnits());
  if (units.length === 0) notice.info(en.tools.noMatch);
  const { units: selected } = selectionStore.getState();
  if (mode === "keep") {
    selectUnits(
      units.filter((unit) => selected.has(unit)),
      "replace",
    );
  } else selectUnits(units, mode);
}
