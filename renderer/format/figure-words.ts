import type { Figure } from "../../core/domain/map-styling.ts";
import { ACCOUNTS, type Measure, type MeasureKey } from "../../core/domain/measure.ts";
import { en } from "../text/en.ts";
import type { Numbers } from "./use-numbers.ts";

export type FigureChoice = { readonly id: string; readonly label: string; readonly figure: Figure };
export type FigureGroup = { readonly group: string; readonly items: readonly FigureChoice[] };

const POTENTIAL = /potential|opportunit|addressable|\btam\b/i;

/** The measures that say what is sold and what could be; null where the plan has no potential. */
function potentialPair(measures: readonly Measure[]): { revenue: MeasureKey; potential: MeasureKey } | null {
  const isPotential = ({ key, label }: Measure): boolean => POTENTIAL.test(key) || POTENTIAL.test(label);
  const potential = measures.find(isPotential);
  const revenue = measures.find((measure) => measure.kind === potential?.kind && !isPotential(measure));
  return potential === undefined || revenue === undefined ? null : { revenue: revenue.key, potential: potential.key };
}

/** Every figure that units or territories of a plan can be coloured by. */
export function figureChoices(measures: readonly Measure[], grain: "unit" | "territory"): FigureGroup[] {
  const words = en.style.figures;
  const choice = (figure: Figure): FigureChoice => ({
    id: figureId(figure),
    label: figureLabel(figure, measures),
    figure,
  });
  const pair = potentialPair(measures);
  const perMeasure = (kind: "measure" | "density" | "index") =>
    measures.map(({ key }) => choice({ kind, measure: key }));
  return [
    { group: words.sums, items: perMeasure("measure") },
    { group: words.densities, items: perMeasure("density") },
    ...(pair === null
      ? []
      : [
          {
            group: words.potential,
            items: [choice({ kind: "penetration", ...pair }), choice({ kind: "whiteSpace", ...pair })],
          },
        ]),
    ...(grain === "territory" ? [{ group: words.targets, items: perMeasure("index") }] : []),
  ];
}

export const figureId = (figure: Figure): string => JSON.stringify(figure);

/** "Annual revenue", "Accounts per 1,000 km²", "Penetration", "Revenue against target". */
export function figureLabel(figure: Figure, measures: readonly Measure[]): string {
  const label = (key: MeasureKey): string => measures.find((each) => each.key === key)?.label ?? key;
  switch (figure.kind) {
    case "measure":
      return label(figure.measure);
    case "density":
      return en.style.figures.density(label(figure.measure));
    case "index":
      return en.style.figures.index(label(figure.measure));
    case "penetration":
      return en.style.figures.penetration;
    case "whiteSpace":
      return en.style.figures.whiteSpace;
  }
}

/** A limit between classes may be off by so much of the narrowest class when it is written. */
const LIMIT_SLACK = 0.05;
const MOST_DECIMALS = 4;

/** How limits between classes are written: short, but not so short that a class would seem to begin elsewhere. */
export function limitWriter(
  figure: Figure,
  measures: readonly Measure[],
  numbers: Pick<Numbers, "short" | "figure" | "decimal" | "percent">,
  limits: readonly number[],
): (value: number) => string {
  const widths = limits.slice(1).map((limit, i) => limit - (limits[i] as number));
  const slack = LIMIT_SLACK * Math.min(Math.abs(limits[0] ?? 0) || 1, ...widths);
  const isNear = (write: (value: number) => number): boolean =>
    limits.every((limit) => Math.abs(write(limit) - limit) <= slack);
  const decimals = (scale: number): number => {
    let digits = 0;
    while (digits < MOST_DECIMALS && !isNear((value) => Number((scale * value).toFixed(digits)) / scale)) digits++;
    return digits;
  };
  switch (figure.kind) {
    case "index": {
      const digits = decimals(1);
      return (value) => numbers.decimal(value, digits);
    }
    case "penetration": {
      const digits = decimals(100);
      return (value) => numbers.percent(value, digits);
    }
    default: {
      const write = figureWriter(figure, measures, numbers);
      if (isNear((value) => Number(value.toPrecision(3)))) return write;
      const key = "measure" in figure ? figure.measure : figure.potential;
      const measure = measures.find((each) => each.key === key) ?? ACCOUNTS;
      const digits = decimals(1);
      const isPlain = (value: number): boolean => measure.kind !== "money" && Math.abs(value) < 1000;
      return (value) => (isPlain(value) ? numbers.decimal(value, digits) : numbers.figure(value, measure));
    }
  }
}

/** How a value of the figure is written, short. */
export function figureWriter(
  figure: Figure,
  measures: readonly Measure[],
  numbers: Pick<Numbers, "short" | "decimal" | "percent">,
): (value: number) => string {
  const find = (key: MeasureKey): Measure => measures.find((each) => each.key === key) ?? ACCOUNTS;
  switch (figure.kind) {
    case "measure":
      return (value) => numbers.short(value, find(figure.measure));
    case "density": {
      const measure = find(figure.measure);
      // Fewer than ten accounts per 1,000 km² differ in their decimals.
      return (value) =>
        measure.kind === "money" || Math.abs(value) >= 10 ? numbers.short(value, measure) : numbers.decimal(value, 1);
    }
    case "index":
      return (value) => numbers.decimal(value, 0);
    case "penetration":
      return (value) => numbers.percent(value);
    case "whiteSpace":
      return (value) => numbers.short(value, find(figure.potential));
  }
}
