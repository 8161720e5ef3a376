import { MultiSelect, Select } from "@mantine/core";
import type { Territory } from "../../../core/domain/territory.ts";
import { NumberField } from "../../components/number-field.tsx";
import { en } from "../../text/en.ts";
import classes from "../dialogs.module.css";
import { AreaField } from "./area-field.tsx";
import type { Task, Wishes } from "./wishes.ts";

const TASKS: readonly Task[] = ["new", "rebalance", "within", "split", "absorb", "new-rep"];

type Props = {
  readonly wishes: Wishes;
  readonly territories: readonly Territory[];
  readonly onChange: (part: Partial<Wishes>) => void;
};

/** What is to be done, and to which territories. */
export function TaskFields({ wishes, territories, onChange }: Props) {
  const { task } = wishes;
  const isEmpty = territories.length === 0;
  const options = territories.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        label={en.build.task.label}
        description={en.build.task[task].hint}
        inputWrapperOrder={["label", "input", "description"]}
        data={TASKS.map((value) => ({
          value,
          label: en.build.task[value].name,
          // Without territories there is only one thing to do.
          disabled: isEmpty && value !== "new",
        }))}
        value={task}
        allowDeselect={false}
        onChange={(value) => onChange({ task: value ?? "new", subjects: [], areas: [] })}
        data-testid="build-task"
      />
      {task === "split" && (
        <div className={classes.pair}>
          <Select
            label={en.build.subject.split}
            placeholder={en.build.choose}
            data={options}
            searchable
            value={wishes.subjects[0] ?? null}
            onChange={(id) => onChange({ subjects: id === null ? [] : [id] })}
            data-testid="build-subject"
          />
          <NumberField
            label={en.build.splitInto}
            value={wishes.splitInto}
            min={2}
            max={500}
            allowDecimal={false}
            onChange={(splitInto) => onChange({ splitInto })}
          />
        </div>
      )}
      {(task === "within" || task === "absorb" || task === "new-rep") && (
        <MultiSelect
          label={en.build.subject[task]}
          placeholder={wishes.subjects.length > 0 ? undefined : task === "new-rep" ? en.build.anybody : en.build.choose}
          data={options}
          searchable
          hidePickedOptions
          value={[...wishes.subjects]}
          onChange={(subjects) => onChange({ subjects })}
          data-testid="build-subject"
        />
      )}
      {task === "within" && <AreaField areas={wishes.areas} onChange={(areas) => onChange({ areas })} />}
    </>
  );
}
