import classes from "./target-bar.module.css";

type Props = {
  readonly value: number;
  readonly target: number;
  /** Fraction of the target that counts as on target. */
  readonly tolerance: number;
  readonly label: string;
};

/** A value as a bar whose middle mark is the target: left of it is too little, right of it too much. */
export function TargetBar({ value, target, tolerance, label }: Props) {
  const ratio = target > 0 ? value / target : 0;
  const isOff = Math.abs(ratio - 1) > tolerance + 1e-9;
  return (
    <span className={classes.track} role="img" aria-label={label} data-off={isOff}>
      <span className={classes.fill} style={{ width: `${Math.min(100, ratio * 50)}%` }} />
      <span className={classes.mark} />
    </span>
  );
}
