import { signed } from "../../core/score/signed.ts";
import { directionOf } from "../format/numbers.ts";
import { en } from "../text/en.ts";
import classes from "./change-mark.module.css";

type Props = {
  readonly change: number;
  /** Smaller changes are none. */
  readonly epsilon: number;
  readonly write: (magnitude: number) => string;
  /** Which way is good; null where neither is. */
  readonly better: "up" | "down" | null;
};

const ARROWS = { up: "▲", down: "▼", same: "=" };

/** A change with sign, arrow and colour, and in words for those who hear it. */
export function ChangeMark({ change, epsilon, write, better }: Props) {
  const direction = directionOf(change, epsilon);
  const tone = direction === "same" || better === null ? "plain" : direction === better ? "good" : "bad";
  const words = tone === "plain" ? en.change[direction] : tone === "good" ? en.change.better : en.change.worse;
  return (
    <span className={`${classes.change} num`} data-tone={tone}>
      <span aria-hidden="true" className={classes.arrow}>
        {ARROWS[direction]}
      </span>
      {direction === "same" ? write(0) : signed(change, write)}
      <span className="visually-hidden"> {words}</span>
    </span>
  );
}
