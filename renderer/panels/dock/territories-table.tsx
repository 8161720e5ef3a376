import { IconLock } from "@tabler/icons-react";
import { memo, useDeferredValue, useMemo } from "react";
import { useStore } from "zustand";
import type { Measure } from "../../../core/domain/measure.ts";
import type { TerritoryScores } from "../../../core/domain/scorecard.ts";
import { changeTerritory, type TerritoryChanges } from "../../commands/change-territory.ts";
import { pasteIntoTerritories } from "../../commands/paste.ts";
import { focusTerritory } from "../../commands/select-units.ts";
import { zoomToTerritory } from "../../commands/zoom.ts";
import { type ColumnSpec, widthFor } from "../../components/grid-columns.ts";
import { PlanTable } from "../../components/plan-table.tsx";
import { Swatch } from "../../components/swatch.tsx";
import { TargetBar } from "../../components/target-bar.tsx";
import { type Numbers, useNumbers } from "../../format/use-numbers.ts";
import { notice } from "../../shell/notice.ts";
import { mainMeasure, planStore } from "../../stores/plan-store.ts";
import { type ScenarioState, scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { en } from "../../text/en.ts";
import classes from "./dock.module.css";
import { type TerritoryRow as Row, targetColumn } from "./target-column.tsx";

/** The territories with their scores. It follows in the frame after an edit's own: a long table is much to draw. */
export function TerritoriesTable() {
  const territories = useStore(scenarioStore, (state) => state.territories);
  const scorecard = useStore(scenarioStore, (state) => state.scorecard);
  const shown = useMemo(() => ({ territories, scorecard }), [territories, scorecard]);
  const later = useDeferredValue(shown);
  // The first scores are what an empty table waits for.
  return <ScoredTable shown={later.scorecard === null ? shown : later} />;
}

type Shown = Pick<ScenarioState, "territories" | "scorecard">;

const ScoredTable = memo(function ScoredTable({ shown }: { readonly shown: Shown }) {
  const numbers = useNumbers();
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const focused = useStore(selectionStore, (state) => state.territory);
  const hovered = useStore(selectionStore, (state) => state.hoveredTerritory);
  const groups = useStore(scenarioStore, (state) => state.groups);
  const rows = useMemo(() => rowsOf(shown), [shown]);
  const columns = useMemo(
    () =>
      snapshot === null
        ? []
        : territoryColumns(snapshot.measures, mainMeasure(snapshot), snapshot.tolerance, numbers, groups),
    [snapshot, numbers, groups],
  );
  return (
    <PlanTable
      table="territories"
      testId="territories-table"
      label={en.dock.table(en.dock.territories)}
      columns={columns}
      rows={rows}
      rowKey={({ territory }) => territory.index}
      dropTerritory={({ territory }) => territory.index}
      isSelected={({ territory }) => territory.index === focused}
      isHovered={({ territory }) => territory.index === hovered}
      onPaste={(text, pasted, column) =>
        pasteIntoTerritories(
          text,
          pasted.map(({ territory }) => territory.index),
          column,
        )
      }
      onOpen={open}
      onHover={hover}
      empty={en.dock.noTerritories}
    />
  );
});

function rowsOf({ territories, scorecard }: Shown): Row[] {
  const scoresById = new Map(scorecard?.territories.map((scores) => [scores.id, scores]));
  return [...territories.values()].flatMap((territory): Row[] => {
    const scores = scoresById.get(territory.id);
    return scores === undefined ? [] : [{ territory, scores }];
  });
}

function open({ territory }: Row, additive: boolean): void {
  focusTerritory(territory.index);
  if (!additive) zoomToTerritory(territory.index);
}

function hover(row: Row | null): void {
  selectionStore.setState({ hoveredTerritory: row?.territory.index ?? null });
}

function territoryColumns(
  measures: readonly Measure[],
  main: Measure,
  tolerance: number,
  numbers: Numbers,
  groups: ScenarioState["groups"],
): readonly ColumnSpec<Row>[] {
  const change = ({ territory }: Row, changes: TerritoryChanges): void =>
    void changeTerritory(territory.index, changes);
  const owners = [...new Set([...scenarioStore.getState().territories.values()].flatMap(({ owner }) => owner ?? []))];
  const figure = (id: string, header: string, width: number, value: (row: Row) => number | null, digits: number) => ({
    id,
    header,
    width,
    align: "end" as const,
    value,
    cell: (row: Row) => numbers.decimal(value(row), digits),
  });
  return [
    {
      id: "name",
      header: en.column.territory,
      width: 168,
      grow: true,
      value: ({ territory }) => territory.name,
      cell: ({ territory }) => (
        <>
          <Swatch color={territory.color} />
          <span title={territory.name}>{territory.name}</span>
          {territory.locked && <IconLock size={12} aria-label={en.tree.lockedWord} />}
        </>
      ),
      edit: (row) => ({
        kind: "text",
        value: row.territory.name,
        onCommit: (text) => {
          if (text.trim() !== "") change(row, { name: text.trim().slice(0, 200) });
        },
      }),
    },
    {
      id: "owner",
      header: en.column.owner,
      width: 130,
      grow: true,
      value: ({ territory }) => territory.owner,
      isGroup: true,
      cell: ({ territory }) => <span title={territory.owner ?? undefined}>{territory.owner ?? "–"}</span>,
      edit: (row) => ({
        kind: "text",
        value: row.territory.owner ?? "",
        options: owners,
        onCommit: (text) => change(row, { owner: text.trim() === "" ? null : text.trim().slice(0, 200) }),
      }),
    },
    {
      id: "index",
      header: en.column.balance,
      width: 168,
      value: ({ scores }) => scores.index[main.key] ?? null,
      cell: ({ scores }) => <IndexCell scores={scores} measure={main} tolerance={tolerance} numbers={numbers} />,
    },
    ...measures.map(
      (measure): ColumnSpec<Row> => ({
        id: `measure:${measure.key}`,
        header: measure.label,
        width: widthFor(measure.label, 88),
        align: "end",
        value: ({ scores }) => scores.measures[measure.key] ?? 0,
        sum: (sum) => numbers.short(sum, measure),
        cell: ({ scores }) => (
          <span title={numbers.full(scores.measures[measure.key] ?? 0, measure)}>
            {numbers.short(scores.measures[measure.key] ?? 0, measure)}
          </span>
        ),
      }),
    ),
    {
      ...figure("units", en.column.units, 72, ({ scores }) => scores.units, 0),
      sum: (sum) => numbers.whole(sum),
    },
    figure("pieces", en.column.pieces, 76, ({ scores }) => scores.pieces, 0),
    figure("density", en.column.density, 108, ({ scores }) => scores.accountsPer1000Km2, 1),
    figure("compactness", en.column.compactness, 108, ({ scores }) => scores.polsbyPopper, 2),
    figure("distance", en.column.distance, 90, ({ scores }) => scores.meanDistanceKm, 0),
    {
      id: "group",
      header: en.column.group,
      width: 120,
      value: ({ territory }) => (territory.group === null ? null : (groups.get(territory.group)?.name ?? null)),
      isGroup: true,
      cell: ({ territory }) => (
        <span>{territory.group === null ? "–" : (groups.get(territory.group)?.name ?? "–")}</span>
      ),
    },
    {
      id: "capacity",
      header: en.territory.capacity,
      width: 84,
      align: "end",
      value: ({ territory }) => territory.capacity,
      sum: (sum) => numbers.decimal(sum, 1),
      cell: ({ territory }) => numbers.decimal(territory.capacity, Number.isInteger(territory.capacity) ? 0 : 2),
      edit: (row) => ({
        kind: "number",
        value: String(row.territory.capacity),
        onCommit: (text) => {
          const capacity = Number(text.replace(",", "."));
          if (capacity > 0 && capacity <= 1e6) change(row, { capacity });
          else notice.info(en.table.badCapacity);
        },
      }),
    },
    ...measures.map((measure) => targetColumn(measure, numbers)),
    {
      id: "color",
      header: en.territory.color,
      width: 84,
      value: ({ territory }) => territory.color,
      cell: ({ territory }) => (
        <>
          <Swatch color={territory.color} />
          <span>{territory.color}</span>
        </>
      ),
      edit: (row) => ({
        kind: "color",
        value: row.territory.color,
        onCommit: (color) => change(row, { color: color.toLowerCase() }),
      }),
    },
    {
      id: "note",
      header: en.territory.note,
      width: 200,
      grow: true,
      value: ({ territory }) => territory.note,
      cell: ({ territory }) => <span title={territory.note}>{territory.note}</span>,
      edit: (row) => ({
        kind: "text",
        value: row.territory.note,
        onCommit: (note) => change(row, { note }),
      }),
    },
  ];
}

type IndexProps = {
  readonly scores: TerritoryScores;
  readonly measure: Measure;
  readonly tolerance: number;
  readonly numbers: Numbers;
};

function IndexCell({ scores, measure, tolerance, numbers }: IndexProps) {
  const index = scores.index[measure.key] ?? null;
  const value = scores.measures[measure.key] ?? 0;
  const target = scores.target[measure.key] ?? 0;
  const words = en.territory.ofTarget(numbers.figure(value, measure), numbers.full(target, measure));
  return (
    <span className={classes.indexCell} title={words}>
      <TargetBar value={value} target={target} tolerance={tolerance} label={words} />
      <span
        className={classes.indexFigure}
        data-off={index !== null && Math.abs(index / 100 - 1) > tolerance + 1e-9}
        style={{ textAlign: "right" }}
      >
        {numbers.decimal(index, 1)}
      </span>
    </span>
  );
}
