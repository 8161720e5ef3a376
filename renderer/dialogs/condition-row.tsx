import { Select, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMemo } from "react";
import { useStore } from "zustand";
import { IconButton } from "../components/icon-button.tsx";
import { parseFigure } from "../format/distances.ts";
import { parentChoices } from "../map/tools/parent-choices.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { COMPARISONS, type Draft, isFigure, withField } from "./condition-draft.ts";
import classes from "./conditions.module.css";

type Props = {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onRemove: (() => void) | null;
};

/** One condition: what, how it compares, with what. */
export function ConditionRow({ draft, onChange, onRemove }: Props) {
  const measures = useStore(planStore, (state) => state.snapshot?.measures);
  const hasParents = useStore(planStore, (state) => (state.layer?.parents.length ?? 0) > 0);
  const fields = [
    ...(measures ?? []).map(({ key, label }) => ({ value: `measure:${key}`, label })),
    { value: "density", label: en.condition.density },
    { value: "area", label: en.condition.area },
    { value: "assigned", label: en.condition.assigned },
    { value: "territory", label: en.condition.territory },
    { value: "owner", label: en.condition.owner },
    { value: "name", label: en.condition.name },
    ...(hasParents ? [{ value: "parent", label: en.condition.parent }] : []),
  ];
  return (
    <div className={classes.row} data-testid="condition">
      <Select
        data-autofocus
        aria-label={en.condition.field}
        data={fields}
        value={draft.field}
        allowDeselect={false}
        onChange={(field) => field !== null && onChange(withField(draft, field))}
        data-testid="condition-field"
      />
      <Select
        aria-label={en.condition.is}
        data={comparisonsOf(draft.field)}
        value={draft.is}
        allowDeselect={false}
        onChange={(is) => is !== null && onChange({ ...draft, is })}
        data-testid="condition-is"
      />
      <ValueField draft={draft} onChange={(value) => onChange({ ...draft, value })} />
      {onRemove !== null && (
        <IconButton name={en.condition.remove} size={28} onClick={onRemove}>
          <IconX size={15} />
        </IconButton>
      )}
    </div>
  );
}

function comparisonsOf(field: string): { value: string; label: string }[] {
  if (isFigure(field)) return COMPARISONS.map((is) => ({ value: is, label: en.condition[is] }));
  const [yes, no] =
    field === "assigned"
      ? [en.condition.isAssigned, en.condition.isUnassigned]
      : field === "name"
        ? [en.condition.contains, en.condition.containsNot]
        : [en.condition.isOne, en.condition.isNot];
  return [
    { value: "yes", label: yes },
    { value: "no", label: no },
  ];
}

type ValueProps = { readonly draft: Draft; readonly onChange: (value: string) => void };

function ValueField({ draft: { field, value }, onChange }: ValueProps) {
  const layer = useStore(planStore, (state) => state.layer);
  const territories = useStore(scenarioStore, (state) => state.territories);
  const choices = useMemo(() => {
    const all = [...territories.values()];
    if (field === "territory") return all.map(({ index, name }) => ({ value: String(index), label: name }));
    if (field === "owner") return [...new Set(all.flatMap(({ owner }) => (owner === null ? [] : [owner])))];
    return field === "parent" && layer !== null ? parentChoices(layer) : null;
  }, [field, layer, territories]);
  if (field === "assigned") return <span />;
  if (choices !== null) {
    return (
      <Select
        aria-label={en.condition.value}
        data={choices}
        value={value === "" ? null : value}
        searchable
        limit={60}
        onChange={(next) => onChange(next ?? "")}
        data-testid="condition-value"
      />
    );
  }
  return (
    <TextInput
      aria-label={en.condition.value}
      placeholder={isFigure(field) ? en.condition.numberHint : ""}
      value={value}
      error={isFigure(field) && value.trim() !== "" && parseFigure(value) === null}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid="condition-value"
    />
  );
}
