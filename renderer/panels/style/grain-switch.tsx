import { SegmentedControl } from "@mantine/core";
import type { Grain } from "../../../core/domain/map-styling.ts";
import { planStore } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";

type Props = { readonly grain: Grain; readonly onChange: (grain: Grain) => void; readonly testId: string };

/** Whether a figure is shown of each unit or of each territory. */
export function GrainSwitch({ grain, onChange, testId }: Props) {
  return (
    <SegmentedControl
      fullWidth
      aria-label={en.style.markGrain}
      data={[
        { value: "unit", label: planStore.getState().snapshot?.layer.unitNounPlural ?? "" },
        { value: "territory", label: en.style.territories },
      ]}
      value={grain}
      onChange={onChange}
      data-testid={testId}
    />
  );
}
