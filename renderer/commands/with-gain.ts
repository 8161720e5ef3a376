import type { UnitIndex } from "../../core/domain/layer.ts";
import { signed } from "../../core/score/signed.ts";
import { measureOfUnits } from "../edits/measure-of-units.ts";
import { shortMeasure } from "../format/numbers.ts";
import { userLocale } from "../format/use-numbers.ts";
import { mainMeasure, planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";

/**
 * A step's name with what it means for the measure that the plan is balanced on: "Moved 41 ZIP areas into Denver North:
 * Revenue +$1.20 M". Every command that moves units names its step so.
 *
 * @param way 1 where somebody gains the units, −1 where they are only taken away.
 */
export function withGain(label: string, units: readonly UnitIndex[], way: 1 | -1): string {
  const { snapshot, columns } = planStore.getState();
  if (snapshot === null || columns === null) return label;
  const measure = mainMeasure(snapshot);
  const at = columns.measures.findIndex((column) => column.measure.key === measure.key);
  const column = columns.measures[at];
  if (column === undefined) return label;
  const { overrides } = scenarioStore.getState();
  const gain = way * measureOfUnits(units, column.perUnit, overrides, overrides.measures[at]);
  if (gain === 0) return label;
  const style = { locale: userLocale(), currency: snapshot.summary.currency };
  return en.edit
    .withGain(
      label,
      measure.label,
      signed(gain, (size) => shortMeasure(size, measure, style)),
    )
    .slice(0, 300);
}
