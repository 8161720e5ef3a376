import { useMemo } from "react";
import { classOf } from "../../../core/score/classing/class-breaks.ts";
import { histogram } from "../../../core/score/classing/histogram.ts";
import classes from "./style-panel.module.css";

const BINS = 40;
const WIDTH = 200;
const HEIGHT = 44;

type Props = {
  readonly values: Float64Array;
  readonly breaks: readonly number[];
  readonly colors: readonly string[];
  readonly label: string;
};

/** How the values lie, each bar in the colour of its class, with the limits as lines. Heights by square root. */
export function Distribution({ values, breaks, colors, label }: Props) {
  const { edges, counts } = useMemo(() => histogram(values, BINS), [values]);
  const [low, high] = [edges[0] ?? 0, edges.at(-1) ?? 0];
  if (high <= low) return null;
  const most = Math.sqrt(Math.max(...counts));
  const across = (value: number): number => ((value - low) / (high - low)) * WIDTH;
  const step = WIDTH / counts.length;
  return (
    <svg className={classes.distribution} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {counts.map((count, i) => {
        const height = count === 0 ? 0 : Math.max(1, (Math.sqrt(count) / most) * HEIGHT);
        const middle = ((edges[i] ?? 0) + (edges[i + 1] ?? 0)) / 2;
        return (
          <rect
            key={edges[i]}
            x={i * step}
            y={HEIGHT - height}
            width={step - 0.6}
            height={height}
            fill={colors[classOf(breaks, middle)]}
          />
        );
      })}
      {breaks
        .filter((each) => each > low && each < high)
        .map((each) => (
          <line key={each} x1={across(each)} x2={across(each)} y1={0} y2={HEIGHT} className={classes.limit} />
        ))}
    </svg>
  );
}
