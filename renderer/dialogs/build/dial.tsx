import { Slider } from "@mantine/core";
import { useId } from "react";
import classes from "../dialogs.module.css";

type Props = {
  readonly label: string;
  /** What 0 and what 100 mean. */
  readonly ends: readonly [string, string];
  readonly value: number;
  readonly onChange: (value: number) => void;
};

/** A wish from one end to the other, 0 … 100. */
export function Dial({ label, ends, value, onChange }: Props) {
  const id = useId();
  return (
    <div>
      <span className={classes.label} id={id}>
        {label}
      </span>
      <Slider mt={8} thumbProps={{ "aria-labelledby": id }} min={0} max={100} value={value} onChange={onChange} />
      <div className={classes.ends}>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  );
}
