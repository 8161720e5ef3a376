import { Select } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { ACCOUNT_FIELDS, type AccountField } from "../../../core/domain/account.ts";
import type { ColumnRole, InspectedColumn } from "../../../core/domain/intake.ts";
import type { MeasureKind } from "../../../core/domain/measure.ts";
import { measureFor, measuresIn, withRole } from "../../edits/mapping.ts";
import { percent } from "../../format/numbers.ts";
import { userLocale } from "../../format/use-numbers.ts";
import { newPlanStore } from "../../stores/new-plan-store.ts";
import { en } from "../../text/en.ts";
import classes from "./new-plan.module.css";

type Props = { readonly columns: readonly InspectedColumn[]; readonly roles: readonly ColumnRole[] };

/** Every column of the file with what it is taken for. */
export function ColumnMapping({ columns, roles }: Props) {
  return (
    <div className={classes.mapping}>
      <table>
        <caption className="visually-hidden">{en.newPlan.columnsHint}</caption>
        <thead>
          <tr>
            <th scope="col">{en.newPlan.column}</th>
            <th scope="col">{en.newPlan.samples}</th>
            <th scope="col">{en.newPlan.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, i) => (
            <ColumnRow key={column.heading} column={column} role={roles[i] ?? { kind: "attribute" }} at={i} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { readonly column: InspectedColumn; readonly role: ColumnRole; readonly at: number };

function ColumnRow({ column, role, at }: RowProps) {
  const isRecognised = role.kind === "field" || role.kind === "measure";
  return (
    <tr data-used={isRecognised}>
      <th scope="row">
        <span className={classes.heading}>{column.heading}</span>
        {column.filled < 0.995 && (
          <span className={`${classes.filled} num`}>{en.newPlan.filled(percent(column.filled, userLocale(), 0))}</span>
        )}
      </th>
      <td className={classes.samples}>{column.samples.slice(0, 3).join(" · ")}</td>
      <td>
        <div className={classes.meaning}>
          <Select
            aria-label={en.role.selectLabel(column.heading)}
            data={CHOICES}
            value={choiceOf(role)}
            maxDropdownHeight={320}
            onChange={(choice) => choice !== null && changeRole(at, choice, column.heading)}
          />
          {isRecognised && <IconCheck size={16} className={classes.tick} aria-label={en.newPlan.recognised} />}
        </div>
      </td>
    </tr>
  );
}

const CHOICES = [
  {
    group: en.role.groupFields,
    items: ACCOUNT_FIELDS.map((field) => ({ value: `field:${field}`, label: en.role.field[field] })),
  },
  {
    group: en.role.groupMeasures,
    items: (["money", "number", "count", "hours"] as const).map((kind) => ({
      value: `measure:${kind}`,
      label: en.role.measure[kind],
    })),
  },
  {
    group: en.role.groupOther,
    items: [
      { value: "attribute", label: en.role.attribute },
      { value: "ignored", label: en.role.ignored },
    ],
  },
];

function choiceOf(role: ColumnRole): string {
  switch (role.kind) {
    case "field":
      return `field:${role.field}`;
    case "measure":
      return `measure:${role.measure.kind}`;
    case "attribute":
    case "ignored":
      return role.kind;
  }
}

function roleOf(choice: string, heading: string): ColumnRole {
  const [kind, detail] = choice.split(":");
  if (kind === "field") return { kind: "field", field: detail as AccountField };
  if (kind === "measure") return { kind: "measure", measure: measureFor(heading, detail as MeasureKind) };
  return { kind: kind === "ignored" ? "ignored" : "attribute" };
}

function changeRole(at: number, choice: string, heading: string): void {
  newPlanStore.setState(({ roles, balanceOn }) => {
    const present = roles[at];
    const wanted = roleOf(choice, heading);
    const keepsKey = present?.kind === "measure" && wanted.kind === "measure";
    const role = keepsKey ? { ...wanted, measure: { ...present.measure, kind: wanted.measure.kind } } : wanted;
    const next = withRole(roles, at, role);
    const stillThere = measuresIn(next).some(({ key }) => key === balanceOn);
    return { roles: next, balanceOn: stillThere ? balanceOn : "accounts" };
  });
}
