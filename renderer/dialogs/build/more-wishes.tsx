import { Checkbox, Select, TextInput } from "@mantine/core";
import { useStore } from "zustand";
import type { Demands } from "../../../core/domain/demands.ts";
import { OpenNumberField } from "../../components/number-field.tsx";
import { appStore } from "../../stores/app-store.ts";
import { type PlanSnapshot, planStore } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";
import classes from "../dialogs.module.css";
import { Dial } from "./dial.tsx";
import { MeasureTable } from "./measure-table.tsx";
import { PlaceWishes } from "./place-wishes.tsx";
import { SearchFields } from "./search-fields.tsx";
import { keepsPresent, makesTerritories, numbersIn, type Wishes } from "./wishes.ts";

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
        <OpenNumberField
          label={en.build.radius("km")}
          placeholder={en.build.noLimit}
          value={wishes.radiusKm}
          min={1}
          onChange={(radiusKm) => onChange({ radiusKm })}
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
        <Select
          label={en.build.families}
          placeholder={en.build.keepNothing}
          clearable
          searchable
          data={snapshot.attributes}
          value={wishes.familyColumn === "" ? null : wishes.familyColumn}
          onChange={(heading) => onChange({ familyColumn: heading ?? "" })}
          data-testid="build-families"
        />
      </div>
      {keepsPresent(wishes.task) && <ProtectionWishes wishes={wishes} snapshot={snapshot} onChange={onChange} />}
      <PlaceWishes wishes={wishes} onChange={onChange} />
      <MeasureTable wishes={wishes} measures={snapshot.measures} onChange={onChange} />
      {makesTerritories(wishes.task) && (
        <TextInput
          label={en.build.capacities}
          placeholder={en.build.capacitiesNone}
          description={en.build.capacitiesHint}
          inputWrapperOrder={["label", "input", "description"]}
          value={wishes.capacities}
          maxLength={4000}
          error={numbersIn(wishes.capacities) === null}
          onChange={(event) => onChange({ capacities: event.currentTarget.value })}
          data-testid="build-capacities"
        />
      )}
      <SearchFields wishes={wishes} onChange={onChange} />
    </div>
  );
}

const NO_PARENTS: readonly { readonly layer: string }[] = [];
const NO_LAYERS: readonly { readonly id: string; readonly title: string }[] = [];

/** How dear it is when accounts change hands, and whose hands they were in. */
function ProtectionWishes({ wishes, snapshot, onChange }: Props) {
  const measures = snapshot.measures.map(({ key, label }) => ({ value: key, label }));
  const hasBaseline = snapshot.scenarios.some(({ isBaseline }) => isBaseline);
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
          allowDeselect={false}
          onChange={(measure) => onChange({ movedMeasure: measure ?? wishes.movedMeasure })}
        />
        <Select
          label={en.build.against.label}
          data={AGAINST.map((value) => ({
            value,
            label: en.build.against[value],
            disabled: value === "baseline" && !hasBaseline,
          }))}
          value={wishes.against}
          allowDeselect={false}
          onChange={(against) => onChange({ against: against ?? "present" })}
          data-testid="build-against"
        />
      </div>
    </>
  );
}

const AGAINST: readonly Wishes["against"][] = ["present", "baseline"];
