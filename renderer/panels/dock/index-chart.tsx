import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Measure } from "../../../core/domain/measure.ts";
import { focusTerritory } from "../../commands/select-units.ts";
import { zoomToTerritory } from "../../commands/zoom.ts";
import { type Numbers, useNumbers } from "../../format/use-numbers.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { en } from "../../text/en.ts";
import { barAround, type ChartColumn, chartColumns } from "./chart-bars.ts";
import classes from "./index-chart.module.css";

const optionId = (at: number): string => `chart-option-${at}`;

/** How full each territory is: a lane per measure, a bar per territory around its target. */
export function IndexChart() {
  const numbers = useNumbers();
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const territories = useStore(scenarioStore, (state) => state.territories);
  const scorecard = useStore(scenarioStore, (state) => state.scorecard);
  const focused = useStore(selectionStore, (state) => state.territory);
  const hovered = useStore(selectionStore, (state) => state.hoveredTerritory);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const measures = useMemo(() => {
    if (snapshot === null) return [];
    const weight = ({ key }: Measure): number => snapshot.balance[key] ?? 0;
    // What the plan is balanced on comes first; the sort is stable.
    return [...snapshot.measures].sort((a, b) => weight(b) - weight(a));
  }, [snapshot]);
  const columns = useMemo(() => chartColumns(territories, scorecard, measures), [territories, scorecard, measures]);
  const at = Math.max(0, Math.min(active, columns.length - 1));
  useEffect(() => {
    const chosen = columns.findIndex(({ territory }) => territory.index === focused);
    if (chosen >= 0) setActive(chosen);
  }, [focused, columns]);
  useEffect(() => {
    list.current?.querySelector(`#${optionId(at)}`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [at]);

  if (snapshot === null || columns.length === 0) return <div className={classes.empty}>{en.dock.noTerritories}</div>;
  const open = (column: ChartColumn | undefined, zoom: boolean) => {
    if (column === undefined) return;
    focusTerritory(column.territory.index);
    if (zoom) zoomToTerritory(column.territory.index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const ends: Record<string, number> = { Home: 0, End: columns.length - 1 };
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = ends[event.key] ?? (step === undefined ? undefined : at + step);
    if (next !== undefined) setActive(Math.max(0, Math.min(columns.length - 1, next)));
    else if (event.key === "Enter") open(columns[at], true);
    else if (event.key === " ") open(columns[at], false);
    else return;
    event.preventDefault();
  };

  const onClick = ({ target }: MouseEvent) => {
    const index = columnUnder(target);
    if (index === null) return;
    setActive(index);
    open(columns[index], false);
  };

  return (
    <div className={classes.chart}>
      <div className={classes.labels} aria-hidden="true">
        {measures.map(({ key, label }) => (
          <div key={key} className={classes.label} title={en.chart.lane(label)}>
            <span>{label}</span>
            <span className={classes.scale}>{en.chart.target}</span>
          </div>
        ))}
      </div>
      <div
        ref={list}
        className={classes.columns}
        role="listbox"
        aria-label={en.chart.title}
        aria-orientation="horizontal"
        aria-activedescendant={optionId(at)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={({ target }) => open(columns[columnUnder(target) ?? -1], true)}
        onMouseLeave={() => selectionStore.setState({ hoveredTerritory: null })}
        data-testid="index-chart"
      >
        {columns.map((column, i) => {
          const { territory, index } = column;
          const words = sayColumn(column, measures, numbers);
          return (
            <div
              key={territory.index}
              id={optionId(i)}
              role="option"
              aria-selected={territory.index === focused}
              aria-label={words}
              title={words}
              className={classes.column}
              data-active={i === at}
              data-hovered={territory.index === hovered}
              data-drop-territory={territory.index}
              data-index={i}
              onMouseEnter={() => selectionStore.setState({ hoveredTerritory: territory.index })}
            >
              {measures.map(({ key }, m) => (
                <Bar key={key} index={index[m] ?? null} tolerance={snapshot.tolerance} />
              ))}
              <span className={classes.foot} style={{ background: territory.color }} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The position of the bar that something on the screen belongs to. */
function columnUnder(target: EventTarget): number | null {
  const option = target instanceof Element ? target.closest<HTMLElement>("[role='option']") : null;
  return option === null ? null : Number(option.dataset["index"]);
}

function Bar({ index, tolerance }: { readonly index: number | null; readonly tolerance: number }) {
  if (index === null) return <span className={classes.lane} />;
  const { top, height } = barAround(index);
  const isOff = Math.abs(index / 100 - 1) > tolerance + 1e-9;
  const band = Math.min(0.5, tolerance / 2);
  return (
    <span className={classes.lane}>
      <span className={classes.band} style={{ top: `${50 - 100 * band}%`, height: `${200 * band}%` }} />
      <span
        className={classes.bar}
        data-off={isOff}
        style={{ top: `${100 * top}%`, height: `max(2px, ${100 * height}%)` }}
      />
    </span>
  );
}

const sayColumn = ({ territory, index }: ChartColumn, measures: readonly Measure[], numbers: Numbers): string =>
  en.chart.column(
    territory.name,
    measures.map(({ label }, m) => `${label} ${numbers.decimal(index[m] ?? null, 0)}`).join(", "),
  );
