import { Checkbox, Radio } from "@mantine/core";
import classes from "./option-card.module.css";

type Props = {
  /** One of a radio group, or as many as wished of a checkbox group. */
  readonly kind: "one" | "many";
  readonly value: string;
  readonly name: string;
  readonly hint: string;
  readonly testId?: string | undefined;
};

/** A choice with a name and a line that explains it, all of it a target. */
export function OptionCard({ kind, value, name, hint, testId }: Props) {
  const { Card, Indicator } = kind === "one" ? Radio : Checkbox;
  return (
    <Card value={value} className={classes.card ?? ""} aria-label={name} data-testid={testId}>
      <Indicator size="xs" mt={2} />
      <span>
        <span className={classes.name}>{name}</span>
        {hint !== "" && <span className={classes.hint}>{hint}</span>}
      </span>
    </Card>
  );
}
