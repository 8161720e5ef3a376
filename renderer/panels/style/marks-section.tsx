import { MultiSelect, SegmentedControl, Select } from "@mantine/core";
import { useStore } from "zustand";
import type { Marks } from "../../../core/domain/map-styling.ts";
import { styleMap } from "../../commands/style-map.ts";
import { figureChoices, figureId } from "../../format/figure-words.ts";
import type { PlanSnapshot } from "../../stores/plan-store.ts";
import { stylingStore } from "../../stores/styling-store.ts";
import { en } from "../../text/en.ts";
import panel from "../side-panel.module.css";
import { GrainSwitch } from "./grain-switch.tsx";
import classes from "./style-panel.module.css";

const KINDS = ["none", "circles", "bars", "pies"] as const;
const MAX_CHART_MEASURES = 5;

/** Circles as large as a figure, or a small chart on each territory. */
export function MarksSection({ snapshot }: { readonly snapshot: PlanSnapshot }) {
  const marks = useStore(stylingStore, (state) => state.marks);
  return (
    <section className={panel.section} aria-labelledby="style-marks">
      <h3 id="style-marks">{en.style.marks}</h3>
      <div className={classes.fields}>
        <SegmentedControl
          fullWidth
          aria-labelledby="style-marks"
          data={KINDS.map((kind) => ({ value: kind, label: en.style.markKinds[kind] }))}
          value={marks.kind}
          onChange={(kind) => styleMap({ marks: firstMarks(kind, snapshot) })}
          data-testid="mark-kind"
        />
        {marks.kind === "circles" && <CircleFields marks={marks} snapshot={snapshot} />}
        {(marks.kind === "bars" || marks.kind === "pies") && <ChartFields marks={marks} snapshot={snapshot} />}
      </div>
    </section>
  );
}

function CircleFields({
  marks,
  snapshot,
}: {
  readonly marks: Extract<Marks, { kind: "circles" }>;
  readonly snapshot: PlanSnapshot;
}) {
  const choices = figureChoices(snapshot.measures, marks.grain);
  return (
    <>
      <Select
        label={en.style.figure}
        data={choices.map(({ group, items }) => ({
          group,
          items: items.map(({ id, label }) => ({ value: id, label })),
        }))}
        value={figureId(marks.figure)}
        onChange={(id) => {
          const chosen = choices.flatMap(({ items }) => items).find((each) => each.id === id);
          if (chosen !== undefined) styleMap({ marks: { ...marks, figure: chosen.figure } });
        }}
        data-testid="circle-figure"
      />
      <GrainSwitch
        grain={marks.grain}
        onChange={(grain) => {
          const isLost = grain === "unit" && marks.figure.kind === "index";
          const figure = isLost ? ({ kind: "measure", measure: "accounts" } as const) : marks.figure;
          styleMap({ marks: { kind: "circles", grain, figure } });
        }}
        testId="circle-grain"
      />
    </>
  );
}

function ChartFields({
  marks,
  snapshot,
}: {
  readonly marks: Extract<Marks, { kind: "bars" | "pies" }>;
  readonly snapshot: PlanSnapshot;
}) {
  const kindOf = (key: string) => snapshot.measures.find((each) => each.key === key)?.kind;
  const first = marks.measures[0];
  // Slices are added up, so they are of one kind.
  const fits = (key: string): boolean => marks.kind === "bars" || first === undefined || kindOf(key) === kindOf(first);
  const hint = marks.kind === "bars" ? en.style.barsHint : en.style.piesHint;
  const needsTwo = marks.kind === "pies" && marks.measures.length < 2;
  return (
    <>
      <MultiSelect
        size="xs"
        label={en.style.markMeasures}
        data={snapshot.measures.map(({ key, label }) => ({ value: key, label, disabled: !fits(key) }))}
        value={[...marks.measures]}
        maxValues={MAX_CHART_MEASURES}
        onChange={(measures) => styleMap({ marks: { ...marks, measures } })}
        data-testid="chart-measures"
      />
      <p className={classes.hint}>{needsTwo ? en.style.piesNeedTwo : hint}</p>
    </>
  );
}

function firstMarks(kind: Marks["kind"], { measures }: PlanSnapshot): Marks {
  const keys = measures.map(({ key }) => key);
  switch (kind) {
    case "none":
      return { kind };
    case "circles":
      return { kind, grain: "territory", figure: { kind: "measure", measure: keys.at(1) ?? "accounts" } };
    case "bars":
      return { kind, measures: keys.slice(0, 3) };
    case "pies": {
      const kinds = measures.map((measure) => measure.kind);
      const paired = kinds.find((each, i) => kinds.indexOf(each) < i && each !== "count") ?? kinds[0];
      return {
        kind,
        measures: measures
          .filter((each) => each.kind === paired)
          .map(({ key }) => key)
          .slice(0, 4),
      };
    }
  }
}
