import { NumberInput, Select } from "@mantine/core";
import { MOST_PATIENCE, MOST_SECONDS } from "../../../core/domain/demands.ts";
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
          <NumberInput
            label={en.build.seconds}
            value={wishes.seconds}
            min={1}
            max={MOST_SECONDS}
            step={10}
            onChange={(value) => onChange({ seconds: Math.max(1, Number(value)) })}
            data-testid="build-seconds"
          />
        )}
        {searchKind === "until-no-better" && (
          <NumberInput
            label={en.build.patience}
            value={wishes.patience}
            min={1}
            max={MOST_PATIENCE}
            allowDecimal={false}
            clampBehavior="strict"
            onChange={(value) => onChange({ patience: Math.max(1, Number(value)) })}
          />
        )}
      </div>
      <div className={classes.pair}>
        <NumberInput
          label={en.build.effort}
          title={en.build.effortHint}
          value={wishes.effort}
          min={0.1}
          max={100}
          step={1}
          onChange={(value) => onChange({ effort: Math.max(0.1, Number(value)) })}
        />
        <NumberInput
          label={en.build.seed}
          title={en.build.seedHint}
          value={wishes.seed}
          min={0}
          max={2 ** 31}
          allowDecimal={false}
          onChange={(value) => onChange({ seed: Math.max(0, Number(value)) })}
        />
      </div>
    </>
  );
}
