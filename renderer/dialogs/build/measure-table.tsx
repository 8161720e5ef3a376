import { Select } from "@mantine/core";
import type { Measure } from "../../../core/domain/measure.ts";
import { OpenNumberField } from "../../components/number-field.tsx";
import { en } from "../../text/en.ts";
import classes from "../dialogs.module.css";
import { keepsPresent, type MeasureWish, NO_WISH, type Wishes } from "./wishes.ts";

const TARGETS: readonly MeasureWish["target"][] = ["capacity", "equal", "own"];
/** Widths of what stands after the name, in px. */
const WIDTHS = { target: 118, tolerance: 76, limit: 96, moves: 76 } as const;

type Props = {
  readonly wishes: Wishes;
  readonly measures: readonly Measure[];
  readonly onChange: (part: Partial<Wishes>) => void;
};

/** What holds for each measure: its target, how far off is good enough, its limits, and how much of it may change hands. */
export function MeasureTable({ wishes, measures, onChange }: Props) {
  const words = en.build.measures;
  const mayMove = keepsPresent(wishes.task);
  return (
    <table className={classes.measures} data-testid="build-measures">
      <caption>{words.title}</caption>
      <colgroup>
        <col />
        <col width={WIDTHS.target} />
        <col width={WIDTHS.tolerance} />
        <col width={WIDTHS.limit} />
        <col width={WIDTHS.limit} />
        {mayMove && <col width={WIDTHS.moves} />}
      </colgroup>
      <thead>
        <tr>
          <th scope="col" aria-label={en.build.ofMeasure} />
          <th scope="col">{words.target}</th>
          <th scope="col">{words.tolerance}</th>
          <th scope="col">{words.least}</th>
          <th scope="col">{words.most}</th>
          {mayMove && <th scope="col">{words.moves}</th>}
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <MeasureRow
            key={measure.key}
            label={measure.label}
            wish={wishes.measures[measure.key] ?? NO_WISH}
            wishes={wishes}
            isBalanced={(wishes.weights[measure.key] ?? 0) > 0}
            onChange={(wish) => onChange({ measures: { ...wishes.measures, [measure.key]: wish } })}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly label: string;
  readonly wish: MeasureWish;
  readonly wishes: Wishes;
  readonly isBalanced: boolean;
  readonly onChange: (wish: MeasureWish) => void;
};

function MeasureRow({ label, wish, wishes, isBalanced, onChange }: RowProps) {
  const words = en.build.measures;
  const mayMove = keepsPresent(wishes.task);
  return (
    <tr>
      <th scope="row" title={label}>
        {label}
      </th>
      <td>
        <Select
          aria-label={words.targetOf(label)}
          data={TARGETS.map((value) => ({
            value,
            label: en.build.targets[value],
            disabled: value === "own" && !mayMove,
          }))}
          value={wish.target}
          allowDeselect={false}
          disabled={!isBalanced}
          onChange={(target) => onChange({ ...wish, target: target ?? "capacity" })}
        />
      </td>
      <td>
        <OpenNumberField
          aria-label={words.toleranceOf(label)}
          placeholder={`${wishes.tolerancePercent} %`}
          suffix=" %"
          hideControls
          disabled={!isBalanced}
          value={wish.tolerancePercent}
          min={0.1}
          max={1000}
          onChange={(tolerancePercent) => onChange({ ...wish, tolerancePercent })}
        />
      </td>
      <td>
        <LimitField label={en.build.least(label)} value={wish.min} onChange={(min) => onChange({ ...wish, min })} />
      </td>
      <td>
        <LimitField
          label={en.build.most(label)}
          value={wish.max}
          // At most nothing of a measure is no wish.
          onChange={(max) => onChange({ ...wish, max: max === 0 ? null : max })}
        />
      </td>
      {mayMove && (
        <td>
          <LimitField
            label={words.movesOf(label)}
            suffix=" %"
            max={100}
            value={wish.movedPercent}
            onChange={(movedPercent) => onChange({ ...wish, movedPercent })}
          />
        </td>
      )}
    </tr>
  );
}

type LimitProps = {
  readonly label: string;
  readonly value: number | null;
  readonly suffix?: string;
  readonly max?: number;
  readonly onChange: (value: number | null) => void;
};

const LimitField = ({ label, ...rest }: LimitProps) => (
  <OpenNumberField
    {...rest}
    aria-label={label}
    placeholder={en.build.measures.any}
    thousandSeparator=","
    hideControls
    min={0}
  />
);
