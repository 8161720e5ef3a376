import { useCallback, useDeferredValue, useMemo } from "react";
import { useStore } from "zustand";
import type { Layer, UnitIndex } from "../../../core/domain/layer.ts";
import type { PlanColumns } from "../../../core/domain/plan-columns.ts";
import { giveByName, pasteIntoUnits } from "../../commands/paste.ts";
import { selectUnits } from "../../commands/select-units.ts";
import { zoomToUnits } from "../../commands/zoom.ts";
import { type ColumnSpec, widthFor } from "../../components/grid-columns.ts";
import { PlanTable } from "../../components/plan-table.tsx";
import { Swatch } from "../../components/swatch.tsx";
import { type Numbers, useNumbers } from "../../format/use-numbers.ts";
import { planStore } from "../../stores/plan-store.ts";
import { type ScenarioState, scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { en } from "../../text/en.ts";

type Row = { readonly unit: UnitIndex };

/** Every unit of the extent: the map as a list. */
export function UnitsTable() {
  const numbers = useNumbers();
  const { layer, columns: planColumns, extentUnits } = useStore(planStore);
  const assignment = useDeferredValue(useStore(scenarioStore, (state) => state.assignment));
  const territories = useStore(scenarioStore, (state) => state.territories);
  const selected = useStore(selectionStore, (state) => state.units);
  const hovered = useStore(selectionStore, (state) => state.hoveredUnit);
  const rows = useMemo(() => Array.from(extentUnits, (unit): Row => ({ unit })), [extentUnits]);
  const columns = useMemo(
    () =>
      layer === null || planColumns === null
        ? []
        : unitColumns(layer, planColumns, { assignment, territories }, numbers),
    [layer, planColumns, assignment, territories, numbers],
  );
  const onOpen = useCallback(({ unit }: Row, additive: boolean) => {
    selectUnits([unit], additive ? "toggle" : "replace");
    if (!additive) zoomToUnits([unit]);
  }, []);
  const onHover = useCallback((row: Row | null) => selectionStore.setState({ hoveredUnit: row?.unit ?? null }), []);
  return (
    <PlanTable
      table="units"
      testId="units-table"
      label={en.dock.table(en.dock.units)}
      columns={columns}
      rows={rows}
      rowKey={({ unit }) => unit}
      isSelected={({ unit }) => selected.has(unit)}
      isHovered={({ unit }) => unit === hovered}
      onPaste={(text) => pasteIntoUnits(text)}
      onOpen={onOpen}
      onHover={onHover}
      empty={en.dock.noUnits}
    />
  );
}

function unitColumns(
  layer: Layer,
  { measures }: PlanColumns,
  { assignment, territories }: Pick<ScenarioState, "assignment" | "territories">,
  numbers: Numbers,
): readonly ColumnSpec<Row>[] {
  const territoryOf = ({ unit }: Row) => territories.get(assignment[unit] ?? -1);
  return [
    {
      id: "id",
      header: en.column.unitId,
      width: 88,
      value: ({ unit }) => layer.ids[unit] ?? "",
      cell: ({ unit }) => layer.ids[unit],
    },
    {
      id: "name",
      header: en.column.unit,
      width: 180,
      grow: true,
      value: ({ unit }) => layer.names[unit] ?? "",
      cell: ({ unit }) => <span>{layer.names[unit]}</span>,
    },
    {
      id: "territory",
      header: en.column.territory,
      width: 170,
      grow: true,
      value: (row) => territoryOf(row)?.name ?? null,
      isGroup: true,
      cell: (row) => {
        const territory = territoryOf(row);
        return (
          <>
            <Swatch color={territory?.color ?? null} />
            <span>{territory?.name ?? en.unassigned}</span>
          </>
        );
      },
      edit: ({ unit }) => ({
        kind: "text",
        value: territoryOf({ unit })?.name ?? "",
        options: [...territories.values()].map(({ name }) => name),
        onCommit: (name) => giveByName(unit, name),
      }),
    },
    {
      id: "owner",
      header: en.column.owner,
      width: 130,
      value: (row) => territoryOf(row)?.owner ?? null,
      isGroup: true,
      cell: (row) => <span>{territoryOf(row)?.owner ?? "–"}</span>,
    },
    ...layer.parents.map(
      (parent): ColumnSpec<Row> => ({
        id: `parent:${parent.layer}`,
        header: en.table.parent(parent.layer),
        width: 130,
        value: ({ unit }) => parent.names[parent.index[unit] ?? -1] ?? null,
        isGroup: true,
        cell: ({ unit }) => <span>{parent.names[parent.index[unit] ?? -1] ?? "–"}</span>,
      }),
    ),
    ...measures.map(
      ({ measure, perUnit }): ColumnSpec<Row> => ({
        id: `measure:${measure.key}`,
        header: measure.label,
        width: widthFor(measure.label, 88),
        align: "end",
        value: ({ unit }) => perUnit[unit] ?? 0,
        sum: (sum) => numbers.short(sum, measure),
        cell: ({ unit }) => (
          <span title={numbers.full(perUnit[unit] ?? 0, measure)}>{numbers.short(perUnit[unit] ?? 0, measure)}</span>
        ),
      }),
    ),
    {
      id: "area",
      header: en.inspector.area,
      width: 110,
      align: "end",
      value: ({ unit }) => layer.areaKm2[unit] ?? 0,
      sum: (sum) => numbers.area(sum),
      cell: ({ unit }) => numbers.area(layer.areaKm2[unit] ?? 0),
    },
  ];
}
