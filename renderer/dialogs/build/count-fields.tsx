import { NumberInput, Select } from "@mantine/core";
import type { Measure } from "../../../core/domain/measure.ts";
import { NumberField } from "../../components/number-field.tsx";
import { en } from "../../text/en.ts";
import classes from "../dialogs.module.css";
import type { NumberKind, Wishes } from "./wishes.ts";

const KINDS: readonly NumberKind[] = ["number", "range", "target-size", "capacity"];
const MOST = 5000;

type Props = {
  readonly wishes: Wishes;
  readonly measures: readonly Measure[];
  readonly onChange: (part: Partial<Wishes>) => void;
};

/** How many territories: a number, or what it follows from. */
export function CountFields({ wishes, measures, onChange }: Props) {
  const { numberKind } = wishes;
  const whole = (label: string, value: number, set: (value: number) => Partial<Wishes>, testId: string) => (
    <NumberField
      label={label}
      value={value}
      min={1}
      max={MOST}
      allowDecimal={false}
      onChange={(next) => onChange(set(next))}
      data-testid={testId}
    />
  );
  const isSized = numberKind === "target-size" || numberKind === "capacity";
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={en.build.countKind.label}
          data={KINDS.map((value) => ({ value, label: en.build.countKind[value] }))}
          value={numberKind}
          allowDeselect={false}
          onChange={(kind) => onChange({ numberKind: kind ?? "number" })}
        />
        {numberKind === "number" && whole(en.build.count, wishes.count, (count) => ({ count }), "build-count")}
        {numberKind === "range" && (
          <div className={classes.pair}>
            {whole(en.build.from, wishes.from, (from) => ({ from }), "build-from")}
            {whole(en.build.to, wishes.to, (to) => ({ to }), "build-to")}
          </div>
        )}
        {isSized && (
          <NumberInput
            label={numberKind === "capacity" ? en.build.perRep : en.build.sizeOf}
            value={wishes.size === 0 ? "" : wishes.size}
            min={0}
            thousandSeparator=","
            onChange={(size) => onChange({ size: Math.max(0, Number(size)) })}
            data-testid="build-size"
          />
        )}
      </div>
      {isSized && (
        <Select
          label={en.build.ofMeasure}
          data={measures.map(({ key, label }) => ({ value: key, label }))}
          value={wishes.sizeMeasure}
          allowDeselect={false}
          onChange={(sizeMeasure) => onChange({ sizeMeasure: sizeMeasure ?? wishes.sizeMeasure })}
        />
      )}
    </>
  );
}
