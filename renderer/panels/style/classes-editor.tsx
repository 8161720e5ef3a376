import { NumberInput, Select } from "@mantine/core";
import { IconWand } from "@tabler/icons-react";
import { CLASS_METHODS, type ClassMethod, RAMPS, type Ramp } from "../../../core/domain/map-styling.ts";
import type { Measure } from "../../../core/domain/measure.ts";
import { MAX_CLASSES, MIN_CLASSES } from "../../../core/score/classing/class-breaks.ts";
import { styleMap } from "../../commands/style-map.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { reclassed, withBreak, withClassColor } from "../../edits/figure-fill.ts";
import { figureLabel, limitWriter } from "../../format/figure-words.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { classColors, hasMiddle, isDiverging, rampColors } from "../../map/ramps.ts";
import type { FigureFill } from "../../scores/fill-classes.ts";
import { useFillClasses } from "../../scores/use-fill-classes.ts";
import { en } from "../../text/en.ts";
import { useScheme } from "../../theme/use-scheme.ts";
import { Distribution } from "./distribution.tsx";
import classes from "./style-panel.module.css";

type Props = { readonly fill: FigureFill; readonly measures: readonly Measure[] };

/** Method, number and colours of the classes; below them how the values lie, and each class with its limit and colour. */
export function ClassesEditor({ fill, measures }: Props) {
  const numbers = useNumbers();
  const scheme = useScheme();
  const found = useFillClasses(fill);
  const { classing, figure } = fill;
  if (found === null) return null;
  const colors = classColors(classing, found.breaks.length + 1, scheme);
  const isByHand = classing.breaks !== null || Object.keys(classing.colors).length > 0;
  const choose = (change: Parameters<typeof reclassed>[1]): void => styleMap({ fill: reclassed(fill, change) });
  return (
    <>
      <Select
        label={en.style.method}
        data={CLASS_METHODS.map((method) => ({ value: method, label: en.style.methods[method] }))}
        value={classing.method}
        onChange={(value) => {
          const method = value as ClassMethod;
          // A middle needs a ramp that has one, and the other way round.
          const fits = hasMiddle(method) === isDiverging(classing.ramp);
          choose({ method, colors: {}, ...(!fits && { ramp: hasMiddle(method) ? "purpleOrange" : "viridis" }) });
        }}
        data-testid="class-method"
      />
      <div className={classes.pair}>
        <NumberInput
          label={en.style.count}
          min={MIN_CLASSES}
          max={MAX_CLASSES}
          clampBehavior="strict"
          allowDecimal={false}
          value={classing.count}
          onChange={(value) => {
            const count = Number(value);
            if (count >= MIN_CLASSES && count <= MAX_CLASSES) choose({ count, colors: {} });
          }}
          data-testid="class-count"
        />
        <Select
          label={en.style.ramp}
          data={RAMPS.map((ramp) => ({ value: ramp, label: en.style.ramps[ramp] }))}
          value={classing.ramp}
          onChange={(value) =>
            styleMap({ fill: { ...fill, classing: { ...classing, ramp: value as Ramp, colors: {} } } })
          }
          renderOption={({ option }) => (
            <span className={classes.rampOption}>
              <span className={classes.ramp} aria-hidden="true">
                {rampColors(option.value, classing.count, scheme).map((color) => (
                  <span key={color} style={{ background: color }} />
                ))}
              </span>
              {option.label}
            </span>
          )}
          comboboxProps={{ width: 220, position: "bottom-end" }}
          data-testid="class-ramp"
        />
      </div>
      <Distribution
        values={found.finite}
        breaks={found.breaks}
        colors={colors}
        label={en.style.distribution(figureLabel(figure, measures), numbers.whole(found.finite.length))}
      />
      {found.finite.length === 0 && <p className={classes.hint}>{en.style.noValues}</p>}
      <ClassRows
        fill={fill}
        found={found}
        colors={colors}
        write={limitWriter(figure, measures, numbers, found.breaks)}
        whole={numbers.whole}
      />
      {isByHand && (
        <IconButton
          name={en.style.automatic}
          size={24}
          onClick={() => choose({ breaks: null, colors: {} })}
          testId="classes-automatic"
        >
          <IconWand size={15} stroke={1.7} />
        </IconButton>
      )}
    </>
  );
}

function ClassRows({
  fill,
  found,
  colors,
  write,
  whole,
}: {
  readonly fill: FigureFill;
  readonly found: NonNullable<ReturnType<typeof useFillClasses>>;
  readonly colors: readonly string[];
  readonly write: (value: number) => string;
  readonly whole: (value: number) => string;
}) {
  const { breaks, counts } = found;
  return (
    <ol className={classes.classes} data-testid="class-rows">
      {counts.map((count, i) => (
        <li key={`${i} of ${counts.length}`}>
          <input
            type="color"
            className={classes.color}
            aria-label={en.style.colorOf(i + 1)}
            value={colors[i] ?? "#000000"}
            onChange={(event) => styleMap({ fill: withClassColor(fill, i, event.currentTarget.value) })}
          />
          {i === 0 ? (
            <span className="num">{breaks[0] === undefined ? "" : en.legend.below(write(breaks[0]))}</span>
          ) : (
            <NumberInput
              key={breaks[i - 1]}
              aria-label={en.style.breakBetween(i)}
              hideControls
              thousandSeparator=","
              defaultValue={rounded(breaks[i - 1] ?? 0)}
              onBlur={(event) => {
                const text = event.currentTarget.value.replaceAll(",", "").trim();
                const value = Number(text);
                const before = breaks[i - 1] ?? 0;
                if (text === "" || !Number.isFinite(value) || value === rounded(before)) return;
                styleMap({ fill: withBreak(fill, breaks, i - 1, value) });
              }}
              onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
            />
          )}
          <span className={classes.count}>{whole(count)}</span>
        </li>
      ))}
    </ol>
  );
}

/** Six figures say where a limit is; more would not fit and mean nothing. */
const rounded = (value: number): number => Number(value.toPrecision(6));
