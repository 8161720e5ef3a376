import { Select } from "@mantine/core";
import { MOST_PATIENCE, MOST_SECONDS } from "../../../core/domain/demands.ts";
import { NumberField } from "../../components/number-field.tsx";
import { en } from "../../text/en.ts";
import classes from "../dialogs.module.css";
import type { SearchKind, Wishes } from "./wishes.ts";

const KINDS: readonly SearchKind[] = ["once", "seconds", "until-no-better"];

type Props = { readonly wishes: Wishes; readonly onChange: (part: Partial<Wishes>) => void };

/** How long the solver may search, and with what luck it begins. */
export function SearchFields({ wishes, onChange }: Props) {
  const { searchKind } = wishes;
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={en.build.search.label}
          data={KINDS.map((value) => ({ value, label: en.build.search[value] }))}
          value={searchKind}
          allowDeselect={false}
          onChange={(kind) => onChange({ searchKind: kind ?? "once" })}
          data-testid="build-search"
        />
        {searchKind === "seconds" && (
          <NumberField
            label={en.build.seconds}
            value={wishes.seconds}
            min={1}
            max={MOST_SECONDS}
            step={10}
            onChange={(seconds) => onChange({ seconds })}
            data-testid="build-seconds"
          />
        )}
        {searchKind === "until-no-better" && (
          <NumberField
            label={en.build.patience}
            value={wishes.patience}
            min={1}
            max={MOST_PATIENCE}
            allowDecimal={false}
            onChange={(patience) => onChange({ patience })}
            data-testid="build-patience"
          />
        )}
      </div>
      <div className={classes.pair}>
        <NumberField
          label={en.build.effort}
          title={en.build.effortHint}
          value={wishes.effort}
          min={0.1}
          max={100}
          step={1}
          onChange={(effort) => onChange({ effort })}
        />
        <NumberField
          label={en.build.seed}
          title={en.build.seedHint}
          value={wishes.seed}
          min={0}
          max={2 ** 31}
          allowDecimal={false}
          onChange={(seed) => onChange({ seed })}
        />
      </div>
    </>
  );
}
