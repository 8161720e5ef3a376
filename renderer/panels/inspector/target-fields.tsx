import { Collapse, NumberInput, UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useStore } from "zustand";
import type { Measure } from "../../../core/domain/measure.ts";
import type { Territory } from "../../../core/domain/territory.ts";
import { changeTerritory } from "../../commands/change-territory.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import inspectorClasses from "./inspector.module.css";
import classes from "./territory-parts.module.css";

/** A target per measure, set by hand; an empty field leaves it to capacity. */
export function TargetFields({ territory }: { readonly territory: Territory }) {
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const count = Object.keys(territory.targets).length;
  const [isOpen, setOpen] = useState(count > 0);
  if (snapshot === null) return null;
  return (
    <div className={classes.targets}>
      <UnstyledButton
        className={classes.disclosure}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        data-testid="targets"
      >
        <IconChevronRight size={14} data-open={isOpen} />
        {en.whole.targets}
        <span>{count === 0 ? en.whole.byCapacity : en.whole.setTargets(count)}</span>
      </UnstyledButton>
      <Collapse expanded={isOpen} transitionDuration={0}>
        <div className={inspectorClasses.fields}>
          {snapshot.measures.map((measure) => (
            <TargetField key={measure.key} territory={territory} measure={measure} />
          ))}
        </div>
      </Collapse>
    </div>
  );
}

function TargetField({ territory, measure }: { readonly territory: Territory; readonly measure: Measure }) {
  const numbers = useNumbers();
  const { index, targets } = territory;
  const present = targets[measure.key];
  const reckoned = useStore(
    scenarioStore,
    (state) => state.scorecard?.territories.find(({ id }) => id === territory.id)?.target[measure.key],
  );
  const write = (typed: string) => {
    const { [measure.key]: _, ...others } = targets;
    const next = typed === "" ? null : Number(typed);
    if (next !== null && !(next >= 0)) return;
    void changeTerritory(index, { targets: next === null ? others : { ...others, [measure.key]: next } });
  };
  return (
    <NumberInput
      key={present ?? "none"}
      label={en.whole.targetOf(measure.label)}
      placeholder={reckoned === undefined ? "" : numbers.short(reckoned, measure)}
      defaultValue={present ?? ""}
      min={0}
      max={1e15}
      decimalScale={2}
      hideControls
      onBlur={(event) => write(event.currentTarget.value.replaceAll(/[^0-9.]/g, ""))}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      data-testid={`target-${measure.key}`}
    />
  );
}
