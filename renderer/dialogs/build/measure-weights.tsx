import { Checkbox } from "@mantine/core";
import type { Measure } from "../../../core/domain/measure.ts";
import { NumberField } from "../../components/number-field.tsx";
import { en } from "../../text/en.ts";
import classes from "../dialogs.module.css";
import type { Wishes } from "./wishes.ts";

type Props = {
  readonly measures: readonly Measure[];
  readonly weights: Wishes["weights"];
  readonly onChange: (weights: Wishes["weights"]) => void;
};

/** What is balanced; weights as soon as there are several. */
export function MeasureWeights({ measures, weights, onChange }: Props) {
  const isSeveral = Object.values(weights).filter((weight) => weight > 0).length > 1;
  return (
    <fieldset className={classes.weights}>
      <legend>{en.build.balance}</legend>
      {measures.map(({ key, label }) => {
        const weight = weights[key] ?? 0;
        return (
          <div key={key} className={classes.weight}>
            <Checkbox
              label={label}
              checked={weight > 0}
              onChange={(event) => onChange({ ...weights, [key]: event.currentTarget.checked ? 1 : 0 })}
            />
            {isSeveral && weight > 0 && (
              <NumberField
                aria-label={en.build.weight(label)}
                w={84}
                value={weight}
                min={0.1}
                max={100}
                step={0.5}
                onChange={(next) => onChange({ ...weights, [key]: next })}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
