import { useStore } from "zustand";
import { figureLabel, figureWriter, limitWriter } from "../../format/figure-words.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import type { FigureFill } from "../../scores/fill-classes.ts";
import { useFillClasses } from "../../scores/use-fill-classes.ts";
import { planStore } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";
import { useScheme } from "../../theme/use-scheme.ts";
import { MAP_COLORS } from "../map-colors.ts";
import { classColors } from "../ramps.ts";
import classes from "./legend.module.css";

/** The classes of a figure, each as the map has it: its colour over land at the fills' opacity. */
export function FillLegend({ fill, opacity }: { readonly fill: FigureFill; readonly opacity: number }) {
  const numbers = useNumbers();
  const scheme = useScheme();
  const found = useFillClasses(fill);
  const measures = useStore(planStore, ({ snapshot }) => snapshot?.measures);
  if (found === null || measures === undefined) return null;
  const { breaks, counts, values, finite } = found;
  const limit = limitWriter(fill.figure, measures, numbers, breaks);
  const colors = classColors(fill.classing, counts.length, scheme);
  const { land, noFigure } = MAP_COLORS[scheme];
  const onLand = (color: string) => ({
    background: `linear-gradient(${faded(color, opacity)}, ${faded(color, opacity)}), ${land}`,
  });
  // Empty classes at the ends are on no unit.
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  const range = (i: number): string => {
    const low = i === first ? undefined : breaks[i - 1];
    const high = i === last ? undefined : breaks[i];
    if (low === undefined && high === undefined)
      return finite[0] === undefined ? "" : figureWriter(fill.figure, measures, numbers)(finite[0]);
    if (low === undefined) return en.legend.below(limit(high ?? 0));
    return high === undefined ? en.legend.from(limit(low)) : en.legend.between(limit(low), limit(high));
  };
  const hasNone = fill.grain === "territory" ? finite.length < values.length : true;
  return (
    <div className={classes.block} data-testid="fill-legend">
      <p>
        {figureLabel(fill.figure, measures)}
        {fill.grain === "territory" && ` ${en.legend.perTerritory}`}
      </p>
      <ol className={classes.rows}>
        {counts.map((count, i) =>
          i < first || i > last ? null : (
            <li key={`${i} of ${counts.length}`}>
              <span className={classes.swatch} style={onLand(colors[i] ?? "")} aria-hidden="true" />
              <span className="num">{range(i)}</span>
              <span className={`${classes.count} num`}>{numbers.whole(count)}</span>
            </li>
          ),
        )}
        {hasNone && (
          <li>
            <span className={classes.swatch} style={onLand(noFigure)} aria-hidden="true" />
            <span>{en.legend.noFigure}</span>
          </li>
        )}
      </ol>
    </div>
  );
}

const faded = (color: string, opacity: number): string =>
  `color-mix(in srgb, ${color} ${Math.round(100 * opacity)}%, transparent)`;
