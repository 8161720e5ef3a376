import { Checkbox, NumberInput, Slider } from "@mantine/core";
import type { PlanSnapshot } from "../stores/plan-store.ts";
import { en } from "../text/en.ts";
import type { Wishes } from "./build-wishes.ts";
import classes from "./dialogs.module.css";

type WeightsProps = {
  readonly snapshot: PlanSnapshot;
  readonly weights: Wishes["weights"];
  readonly onChange: (weights: Wishes["weights"]) => void;
};

/** What is balanced; weights as soon as there are several. */
export function MeasureWeights({ snapshot, weights, onChange }: WeightsProps) {
  const isSeveral = Object.values(weights).filter((weight) => weight > 0).length > 1;
  return (
    <fieldset className={classes.weights}>
      <legend>{en.build.balance}</legend>
      {snapshot.measures.map(({ key, label }) => {
        const weight = weights[key] ?? 0;
        return (
          <div key={key} className={classes.weight}>
            <Checkbox
              label={label}
              checked={weight > 0}
              onChange={(event) => onChange({ ...weights, [key]: event.currentTarget.checked ? 1 : 0 })}
            />
            {isSeveral && weight > 0 && (
              <NumberInput
                aria-label={en.build.weight(label)}
                w={84}
                value={weight}
                min={0.1}
                max={100}
                step={0.5}
                onChange={(value) => onChange({ ...weights, [key]: Math.max(0.1, Number(value)) })}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

type AdvancedProps = { readonly wishes: Wishes; readonly onChange: (part: Partial<Wishes>) => void };

/** What few change. */
export function AdvancedWishes({ wishes, onChange }: AdvancedProps) {
  return (
    <div className={classes.form}>
      <div>
        <span className={classes.label} id="compactness-label">
          {en.build.compactness}
        </span>
        <Slider
          thumbProps={{ "aria-labelledby": "compactness-label" }}
          min={0}
          max={100}
          value={wishes.compactness}
          onChange={(compactness) => onChange({ compactness })}
        />
        <div className={classes.ends}>
          <span>{en.build.compactnessLow}</span>
          <span>{en.build.compactnessHigh}</span>
        </div>
      </div>
      <div className={classes.pair}>
        <NumberInput
          label={en.build.seed}
          title={en.build.seedHint}
          value={wishes.seed}
          min={0}
          max={2 ** 31}
          allowDecimal={false}
          onChange={(value) => onChange({ seed: Math.max(0, Number(value)) })}
        />
        <NumberInput
          label={en.build.maxMoved}
          disabled={!wishes.keeps}
          value={wishes.maxMovedPercent}
          min={0}
          max={100}
          suffix=" %"
          onChange={(value) => onChange({ maxMovedPercent: Number(value) })}
        />
      </div>
      <Checkbox
        label={en.build.keep}
        description={en.build.keepHint}
        checked={wishes.keeps}
        onChange={(event) => onChange({ keeps: event.currentTarget.checked })}
      />
    </div>
  );
}
