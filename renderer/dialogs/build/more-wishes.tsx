import { Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { useStore } from "zustand";
import type { Demands } from "../../../core/domain/demands.ts";
import type { Measure } from "../../../core/domain/measure.ts";
import { appStore } from "../../stores/app-store.ts";
import { type PlanSnapshot, planStore } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";
import classes from "../dialogs.module.css";
import { Dial } from "./dial.tsx";
import { PlaceWishes } from "./place-wishes.tsx";
import { SearchFields } from "./search-fields.tsx";
import { keepsPresent, type Limit, type Wishes } from "./wishes.ts";

const CONTIGUITY: readonly Demands["contiguity"][] = ["required", "preferred", "off"];

type Props = {
  readonly wishes: Wishes;
  readonly snapshot: PlanSnapshot;
  readonly onChange: (part: Partial<Wishes>) => void;
};

/** What few change. */
export function MoreWishes({ wishes, snapshot, onChange }: Props) {
  const parents = useStore(planStore, (state) => state.layer?.parents ?? NO_PARENTS);
  const layers = useStore(appStore, (state) => state.info?.layers ?? NO_LAYERS);
  return (
    <div className={classes.form}>
      <Dial
        label={en.build.compactness}
        ends={[en.build.compactnessLow, en.build.compactnessHigh]}
        value={wishes.compactness}
        onChange={(compactness) => onChange({ compactness })}
      />
      <Dial
        label={en.build.travel}
        ends={[en.build.travelLow, en.build.travelHigh]}
        value={wishes.travel}
        onChange={(travel) => onChange({ travel })}
      />
      <div className={classes.pair}>
        <Select
          label={en.build.contiguity.label}
          data={CONTIGUITY.map((value) => ({ value, label: en.build.contiguity[value] }))}
          value={wishes.contiguity}
          allowDeselect={false}
          onChange={(value) => onChange({ contiguity: value ?? "required" })}
        />
        <NumberInput
          label={en.build.radius("km")}
          placeholder={en.build.noLimit}
          value={wishes.radiusKm ?? ""}
          min={1}
          onChange={(value) => onChange({ radiusKm: value === "" ? null : Math.max(1, Number(value)) })}
        />
      </div>
      <Checkbox
        label={en.build.water}
        checked={wishes.water}
        onChange={(event) => onChange({ water: event.currentTarget.checked })}
      />
      <Checkbox
        label={en.build.gaps}
        checked={wishes.gaps}
        onChange={(event) => onChange({ gaps: event.currentTarget.checked })}
      />
      <div className={classes.pair}>
        <Select
          label={en.build.keepWhole}
          placeholder={en.build.keepNothing}
          clearable
          data={parents.map(({ layer }) => ({
            value: layer,
            label: layers.find(({ id }) => id === layer)?.title ?? layer,
          }))}
          value={wishes.keepWhole}
          onChange={(keepWhole) => onChange({ keepWhole })}
        />
        <TextInput
          label={en.build.families}
          placeholder={en.build.familiesNone}
          value={wishes.familyColumn}
          maxLength={200}
          onChange={(event) => onChange({ familyColumn: event.currentTarget.value })}
        />
      </div>
      {keepsPresent(wishes.task) && <ProtectionWishes wishes={wishes} snapshot={snapshot} onChange={onChange} />}
      <PlaceWishes wishes={wishes} onChange={onChange} />
      <fieldset className={classes.weights}>
        <legend>{en.build.limits}</legend>
        {snapshot.measures.map((measure) => (
          <LimitFields
            key={measure.key}
            measure={measure}
            limit={wishes.limits[measure.key] ?? NO_LIMIT}
            onChange={(limit) => onChange({ limits: { ...wishes.limits, [measure.key]: limit } })}
          />
        ))}
      </fieldset>
      <SearchFields wishes={wishes} onChange={onChange} />
    </div>
  );
}

const NO_PARENTS: readonly { readonly layer: string }[] = [];
const NO_LAYERS: readonly { readonly id: string; readonly title: string }[] = [];
const NO_LIMIT: Limit = { min: null, max: null };

type LimitProps = {
  readonly measure: Measure;
  readonly limit: Limit;
  readonly onChange: (limit: Limit) => void;
};

function LimitFields({ measure: { label }, limit, onChange }: LimitProps) {
  const read = (value: string | number): number | null => (value === "" ? null : Math.max(0, Number(value)));
  return (
    <div className={classes.limit}>
      <span title={label}>{label}</span>
      <NumberInput
        aria-label={en.build.least(label)}
        placeholder={en.build.leastShort}
        thousandSeparator=","
        hideControls
        value={limit.min ?? ""}
        min={0}
        onChange={(value) => onChange({ ...limit, min: read(value) })}
      />
      <NumberInput
        aria-label={en.build.most(label)}
        placeholder={en.build.mostShort}
        thousandSeparator=","
        hideControls
        value={limit.max ?? ""}
        min={0}
        onChange={(value) => onChange({ ...limit, max: read(value) })}
      />
    </div>
  );
}

/** How dear it is when accounts change hands, and what the targets of the present territories are. */
function ProtectionWishes({ wishes, snapshot, onChange }: Props) {
  const measures = snapshot.measures.map(({ key, label }) => ({ value: key, label }));
  return (
    <>
      <Dial
        label={en.build.price}
        ends={[en.build.priceLow, en.build.priceHigh]}
        value={wishes.price}
        onChange={(price) => onChange({ price })}
      />
      <div className={classes.pair}>
        <Select
          label={en.build.protect}
          data={measures}
          value={wishes.movedMeasure}
          onChange={(measure) => onChange({ movedMeasure: measure ?? wishes.movedMeasure })}
        />
        <Select
          label={en.build.targets.label}
          data={TARGETS.map((value) => ({ value, label: en.build.targets[value] }))}
          value={wishes.targets}
          onChange={(targets) => onChange({ targets: targets ?? "capacity" })}
        />
      </div>
    </>
  );
}

const TARGETS: readonly Wishes["targets"][] = ["capacity", "equal", "own"];
