import { Checkbox, MultiSelect } from "@mantine/core";
import { useStore } from "zustand";
import { planStore } from "../../stores/plan-store.ts";
import { regionStore } from "../../stores/region-store.ts";
import { en } from "../../text/en.ts";
import classes from "../dialogs.module.css";
import { CentreField } from "./centre-field.tsx";
import { canBeApart, type Wishes } from "./wishes.ts";

type Props = { readonly wishes: Wishes; readonly onChange: (part: Partial<Wishes>) => void };

/** Wishes about places: centres, what territories should not reach across, and the units that are selected on the map. */
export function PlaceWishes({ wishes, onChange }: Props) {
  const regions = useStore(regionStore, (state) => state.regions);
  const meta = useStore(planStore, (state) => state.layer?.meta);
  const count = wishes.chosen.length;
  const units = `${count.toLocaleString("en-US")} ${count === 1 ? meta?.unitNoun : meta?.unitNounPlural}`;
  return (
    <fieldset className={classes.fields}>
      <legend>{en.build.places.title}</legend>
      <div className={classes.pair}>
        <CentreField wishes={wishes} onChange={onChange} />
        <MultiSelect
          label={en.build.places.barriers}
          placeholder={wishes.barriers.length > 0 ? undefined : en.build.keepNothing}
          description={regions.length === 0 ? en.build.places.drawFirst : undefined}
          inputWrapperOrder={["label", "input", "description"]}
          disabled={regions.length === 0}
          data={regions.map(({ id, name }) => ({ value: id, label: name }))}
          hidePickedOptions
          value={wishes.barriers.map(({ id }) => id)}
          onChange={(ids) => onChange({ barriers: regions.filter(({ id }) => ids.includes(id)) })}
          data-testid="build-barriers"
        />
      </div>
      {wishes.centres === "homes" && wishes.homes !== null && wishes.homes.notes.length > 0 && (
        <p className={classes.notes}>{wishes.homes.notes.join(" ")}</p>
      )}
      {count > 1 && (
        <Checkbox
          label={en.build.places.together(units)}
          checked={wishes.chosenTogether}
          onChange={(event) => onChange({ chosenTogether: event.currentTarget.checked, chosenApart: false })}
        />
      )}
      {canBeApart(count) && (
        <Checkbox
          label={en.build.places.apart(units)}
          checked={wishes.chosenApart}
          onChange={(event) => onChange({ chosenApart: event.currentTarget.checked, chosenTogether: false })}
          data-testid="build-apart"
        />
      )}
    </fieldset>
  );
}
