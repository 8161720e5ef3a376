import type { Measure } from "../../../core/domain/measure.ts";
import type { TerritoryScores } from "../../../core/domain/scorecard.ts";
import type { Territory } from "../../../core/domain/territory.ts";
import { changeTerritory } from "../../commands/change-territory.ts";
import { type ColumnSpec, widthFor } from "../../components/grid-columns.ts";
import { withTarget } from "../../edits/with-target.ts";
import { parseFigure } from "../../format/distances.ts";
import type { Numbers } from "../../format/use-numbers.ts";
import { notice } from "../../shell/notice.ts";
import { en } from "../../text/en.ts";
import classes from "./dock.module.css";

/** A line of the table of territories. */
export type TerritoryRow = { readonly territory: Territory; readonly scores: TerritoryScores };

/** What a measure is measured against: set by hand, or the share by capacity, which an empty field gives back. */
export function targetColumn(measure: Measure, numbers: Numbers): ColumnSpec<TerritoryRow> {
  const { key, label } = measure;
  const header = en.column.targetOf(label);
  return {
    id: `target:${key}`,
    header,
    width: widthFor(header, 96),
    align: "end",
    value: ({ scores }) => scores.target[key] ?? 0,
    // A share by capacity that came back from a spreadsheet would be one set by hand.
    copied: ({ territory }) => territory.targets[key] ?? null,
    sum: (sum) => numbers.short(sum, measure),
    cell: ({ territory, scores }) => {
      const isSet = territory.targets[key] !== undefined;
      const target = scores.target[key] ?? 0;
      const hint = `${numbers.full(target, measure)} · ${isSet ? en.whole.setByHand : en.whole.byCapacity}`;
      return (
        <span className={isSet ? undefined : classes.reckoned} title={hint}>
          {numbers.short(target, measure)}
        </span>
      );
    },
    edit: ({ territory }) => ({
      kind: "number",
      value: String(territory.targets[key] ?? ""),
      onCommit: (text) => {
        const targets = withTarget(territory.targets, key, text, parseFigure);
        if (targets === null) notice.info(en.table.badTarget);
        else void changeTerritory(territory.index, { targets });
      },
    }),
  };
}
