import { Button, CloseButton, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useCallback, useMemo } from "react";
import { useStore } from "zustand";
import type { Measure } from "../../../core/domain/measure.ts";
import { UNASSIGNED } from "../../../core/domain/territory.ts";
import { arrangeTable, filterColumn } from "../../commands/arrange-table.ts";
import { copyRows } from "../../commands/copy-rows.ts";
import { narrowAccounts } from "../../commands/narrow-accounts.ts";
import { pickAccounts } from "../../commands/pick-accounts.ts";
import { type AccountEntry, chosenAccounts, readAccounts } from "../../commands/read-accounts.ts";
import { focusTerritory, selectUnits } from "../../commands/select-units.ts";
import { zoomToUnits } from "../../commands/zoom.ts";
import { type ColumnSpec, widthFor } from "../../components/grid-columns.ts";
import { GridView } from "../../components/grid-view.tsx";
import { Swatch } from "../../components/swatch.tsx";
import { readRange } from "../../components/table-filter.ts";
import { TableTools } from "../../components/table-tools.tsx";
import { usePages } from "../../components/use-pages.ts";
import { type Numbers, useNumbers } from "../../format/use-numbers.ts";
import { accountPickStore } from "../../stores/account-pick-store.ts";
import { planStore, unitIndexOf } from "../../stores/plan-store.ts";
import { type ScenarioState, scenarioStore } from "../../stores/scenario-store.ts";
import { tableStore } from "../../stores/table-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import classes from "./dock.module.css";
import { DockTools } from "./dock-tools.tsx";

/** Accounts as the scenario holds them; the service sorts, searches and hands out pages. */
export function AccountsTable() {
  const numbers = useNumbers();
  const { snapshot, layer } = useStore(planStore);
  const { accountSearch, accountTerritory, accountUnitId, accountOverridden } = useStore(viewStore);
  const [search] = useDebouncedValue(accountSearch, 200);
  const { sort, hidden, filters, showFilters } = useStore(tableStore, (state) => state.accounts);
  const [settled] = useDebouncedValue(filters, 250);
  const territories = useStore(scenarioStore, (state) => state.territories);
  const scenarioId = useStore(scenarioStore, (state) => state.id);
  const revision = useStore(scenarioStore, (state) => state.revision);
  const picked = useStore(accountPickStore, (state) => state.rows);

  const query = useMemo(
    () => ({
      search,
      territory: accountTerritory,
      unitId: accountUnitId,
      overridden: accountOverridden,
      filters: accountFilters(settled),
      sort: sort === null ? null : { ...sort, by: asked(sort.by) },
    }),
    [search, accountTerritory, accountUnitId, accountOverridden, settled, sort],
  );
  // Who holds an account changes with the scenario and with every edit of it.
  const read = useCallback(
    (offset: number, limit: number) => {
      const key = `${scenarioId}@${revision}`;
      return key === "" ? Promise.resolve({ total: 0, rows: [] }) : readAccounts({ ...query, offset, limit });
    },
    [query, scenarioId, revision],
  );
  const { total, rowAt, onRange } = usePages<AccountEntry>(read);
  const columns = useMemo(
    () => accountColumns(snapshot?.measures.slice(1) ?? [], territories, numbers),
    [snapshot, territories, numbers],
  );
  const shown = columns.filter(({ id }) => !hidden.includes(id));
  const copied = () => chosenAccounts(query);
  const unitOf = ({ unitId }: AccountEntry) => (layer === null ? -1 : unitIndexOf(layer, unitId));
  return (
    <>
      <DockTools>
        <Narrowing />
      </DockTools>
      <TableTools
        table="accounts"
        columns={columns}
        rows={copied}
        isFiltered={Object.keys(filters).length > 0}
        counts={{ shown: total ?? 0, all: snapshot?.summary.accountCount ?? 0 }}
      />
      <GridView
        testId="accounts-table"
        label={en.dock.table(en.dock.accounts)}
        columns={shown}
        count={total ?? 0}
        rowAt={rowAt}
        rowKey={({ row }) => row}
        sort={sort}
        filters={showFilters ? filters : null}
        onFilter={(column, text) => filterColumn("accounts", column, text)}
        onSort={(by) =>
          arrangeTable("accounts", {
            sort: { by, descending: sort?.by === by ? !sort.descending : by.startsWith("measure:") },
          })
        }
        isSelected={({ row }) => picked.has(row)}
        onOpen={(account, additive) => {
          pickAccounts([account.row], additive ? "toggle" : "replace");
          const unit = unitOf(account);
          if (unit < 0) return;
          if (additive) return;
          selectUnits([unit], "replace");
          focusTerritory(account.territory === UNASSIGNED ? null : account.territory);
          zoomToUnits([unit]);
        }}
        onRange={onRange}
        onCopy={() => void copied().then((rows) => copyRows(shown, rows))}
        empty={total === null ? en.dock.loading : en.accounts.none}
      />
    </>
  );
}

/** A column of the table as the service knows it. */
const asked = (column: string): string => (column === "unit" ? "unitName" : column.replace(/^measure:/, ""));

/** What the filter line says, for the service; what is no number yet lets everything through. */
const accountFilters = (filters: Readonly<Record<string, string>>) =>
  Object.entries(filters).map(([column, text]) => {
    const range = column.startsWith("measure:") ? readRange(text) : null;
    return { by: asked(column), words: text, least: range?.least ?? null, most: range?.most ?? null };
  });

function Narrowing() {
  const { accountSearch, accountTerritory, accountUnitId, accountOverridden } = useStore(viewStore);
  const held = useStore(scenarioStore, (state) => state.overrides.account.length);
  const territories = useStore(scenarioStore, (state) => state.territories);
  const what =
    accountUnitId ?? (accountTerritory === null ? null : (territories.get(accountTerritory)?.name ?? en.unassigned));
  return (
    <>
      {what !== null && (
        <span className={classes.chip}>
          {en.accounts.narrowedTo(what)}
          <CloseButton
            size={18}
            aria-label={en.accounts.showAll}
            onClick={() => narrowAccounts({ search: accountSearch })}
          />
        </span>
      )}
      {(held > 0 || accountOverridden) && (
        <Button
          size="compact-xs"
          variant={accountOverridden ? "light" : "default"}
          title={en.named.heldByOverride}
          style={{ flex: "none" }}
          aria-pressed={accountOverridden}
          onClick={() => viewStore.setState({ accountOverridden: !accountOverridden })}
          data-testid="only-overridden"
        >
          {en.named.onlyOverridden} {held.toLocaleString("en-US")}
        </Button>
      )}
      <TextInput
        className={classes.narrow ?? ""}
        aria-label={en.accounts.search}
        placeholder={en.accounts.search}
        leftSection={<IconSearch size={14} />}
        value={accountSearch}
        onChange={(event) => viewStore.setState({ accountSearch: event.currentTarget.value.slice(0, 200) })}
        data-testid="account-search"
      />
    </>
  );
}

function accountColumns(
  measures: readonly Measure[],
  territories: ScenarioState["territories"],
  numbers: Numbers,
): readonly ColumnSpec<AccountEntry>[] {
  const text = (id: string, header: string, width: number, of: (row: AccountEntry) => string, grow = false) => ({
    id,
    header,
    width,
    grow,
    value: of,
    cell: (row: AccountEntry) => <span title={of(row)}>{of(row) || "–"}</span>,
  });
  return [
    text("name", en.column.name, 200, ({ name }) => name, true),
    text("id", en.column.id, 110, ({ id }) => id),
    text("postalCode", en.column.postalCode, 76, ({ postalCode }) => postalCode),
    text("unit", en.column.unit, 160, ({ unitName }) => unitName, true),
    {
      id: "territory",
      header: en.column.territory,
      width: 150,
      grow: true,
      value: ({ territory }) => territories.get(territory)?.name ?? "",
      cell: ({ territory, override }) => {
        const holder = territories.get(territory);
        return (
          <>
            <Swatch color={holder?.color ?? null} />
            <span title={override === null ? undefined : en.inspector.overrideHint(override)}>
              {holder?.name ?? en.unassigned}
              {override !== null && " ◆"}
            </span>
          </>
        );
      },
    },
    text("owner", en.column.owner, 130, ({ owner }) => owner),
    ...measures.map(
      (measure, i): ColumnSpec<AccountEntry> => ({
        id: `measure:${measure.key}`,
        header: measure.label,
        width: widthFor(measure.label, 88),
        align: "end",
        value: (row) => row.measures[i] ?? 0,
        cell: (row) => (
          <span title={numbers.full(row.measures[i] ?? 0, measure)}>
            {numbers.short(row.measures[i] ?? 0, measure)}
          </span>
        ),
      }),
    ),
  ];
}
