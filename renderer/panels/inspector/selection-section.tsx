import { Anchor, Button, Menu } from "@mantine/core";
import { IconLock, IconLockOpen, IconX } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { UNASSIGNED } from "../../../core/domain/territory.ts";
import { assignSelection, unassignSelection } from "../../commands/assign-units.ts";
import { lockSelection } from "../../commands/lock.ts";
import { narrowAccounts } from "../../commands/narrow-accounts.ts";
import { pickAccounts } from "../../commands/pick-accounts.ts";
import { type AccountEntry, readUnitAccounts } from "../../commands/read-accounts.ts";
import { clearSelection } from "../../commands/select-units.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { Swatch } from "../../components/swatch.tsx";
import { TerritoryMenuItems } from "../../components/territory-menu-items.tsx";
import { useNumbers } from "../../format/use-numbers.ts";
import { accountPickStore } from "../../stores/account-pick-store.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { en } from "../../text/en.ts";
import classes from "./inspector.module.css";
import parts from "./territory-parts.module.css";

/** The selected units: what they sum up to, who holds them, and where they could go. */
export function SelectionSection() {
  const numbers = useNumbers();
  const units = useStore(selectionStore, (state) => state.units);
  const layer = useStore(planStore, (state) => state.layer);
  const columns = useStore(planStore, (state) => state.columns);
  const assignment = useStore(scenarioStore, (state) => state.assignment);
  const territories = useStore(scenarioStore, (state) => state.territories);
  const sums = useMemo(
    () => (columns?.measures ?? []).map(({ measure, perUnit }) => ({ measure, total: sumOver(perUnit, units) })),
    [columns, units],
  );
  if (layer === null) return null;
  const [only] = units.size === 1 ? units : [];
  const holders = new Set([...units].map((unit) => assignment[unit] ?? UNASSIGNED));
  const [holder = UNASSIGNED] = holders;
  const territory = holders.size === 1 ? territories.get(holder) : undefined;
  const { unitNoun, unitNounPlural } = layer.meta;
  return (
    <section className={classes.section} aria-labelledby="selection-title" data-testid="selection">
      <div className={classes.head}>
        <h2 id="selection-title">
          {only === undefined ? en.inspector.selected(units.size, unitNoun, unitNounPlural) : layer.names[only]}
        </h2>
        <IconButton name={en.inspector.clear} shortcut="Esc" size={24} onClick={clearSelection}>
          <IconX size={15} />
        </IconButton>
      </div>
      <dl className={classes.pairs}>
        <div>
          <dt>{en.inspector.inTerritory}</dt>
          <dd title={territory?.name}>
            <span className={classes.holder} data-testid="selection-holder">
              {holders.size === 1 && <Swatch color={territory?.color ?? null} />}
              <span>{holders.size > 1 ? en.inspector.mixed(holders.size) : (territory?.name ?? en.unassigned)}</span>
            </span>
          </dd>
        </div>
        {only !== undefined && layer.names[only] !== layer.ids[only] && (
          <Fact label={en.inspector.unitId} figure={layer.ids[only] ?? ""} />
        )}
        {sums.map(({ measure, total }) => (
          <Fact
            key={measure.key}
            label={measure.label}
            figure={numbers.short(total, measure)}
            full={numbers.full(total, measure)}
          />
        ))}
        <Fact label={en.inspector.area} figure={numbers.area(sumOver(layer.areaKm2, units))} />
      </dl>
      <div className={classes.buttons}>
        <Menu position="bottom-start" width={232}>
          <Menu.Target>
            <Button variant="light" data-testid="assign-to">
              {en.inspector.assignTo}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <TerritoryMenuItems onChoose={(index) => void assignSelection(index)} />
          </Menu.Dropdown>
        </Menu>
        <Button
          variant="default"
          disabled={holders.size === 1 && holder === UNASSIGNED}
          onClick={() => void unassignSelection()}
          data-testid="unassign"
        >
          {en.inspector.unassign}
        </Button>
      </div>
      <LockUnits />
      {only !== undefined && <UnitAccounts unitId={layer.ids[only] ?? ""} />}
    </section>
  );
}

/** Locks the selected units, or unlocks those that are. */
function LockUnits() {
  const units = useStore(selectionStore, (state) => state.units);
  const lockedUnits = useStore(scenarioStore, (state) => state.lockedUnits);
  const locked = [...units].filter((unit) => lockedUnits[unit] === 1).length;
  const numbers = useNumbers();
  return (
    <div className={classes.buttons}>
      {locked < units.size && (
        <Button
          variant="default"
          leftSection={<IconLock size={14} />}
          onClick={() => void lockSelection(true)}
          data-testid="lock-units"
        >
          {en.lock.lock}
        </Button>
      )}
      {locked > 0 && (
        <Button
          variant="default"
          leftSection={<IconLockOpen size={14} />}
          onClick={() => void lockSelection(false)}
          data-testid="unlock-units"
        >
          {en.lock.unlock} {locked < units.size ? numbers.whole(locked) : ""}
        </Button>
      )}
    </div>
  );
}

function Fact({ label, figure, full }: { readonly label: string; readonly figure: string; readonly full?: string }) {
  return (
    <div>
      <dt title={label}>{label}</dt>
      <dd title={full}>{figure}</dd>
    </div>
  );
}

const FEW = 6;

function UnitAccounts({ unitId }: { readonly unitId: string }) {
  const numbers = useNumbers();
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const picked = useStore(accountPickStore, (state) => state.rows);
  const revision = useStore(scenarioStore, (state) => state.revision);
  const [page, setPage] = useState<{ readonly total: number; readonly rows: readonly AccountEntry[] } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void readUnitAccounts(unitId, FEW).then((next) => {
      if (isCurrent) setPage(next);
    });
    return () => {
      isCurrent = false;
    };
    // Who holds an account changes with every edit.
  }, [unitId, revision]);
  if (page === null || snapshot === null) return null;
  const measure = snapshot.measures[1];
  return (
    <div className={classes.accounts}>
      <h3>{en.inspector.accountsHere}</h3>
      {page.total === 0 && <span className={classes.sub}>{en.inspector.noAccounts}</span>}
      <ul>
        {page.rows.map((account) => (
          <li key={account.row} className={classes.account}>
            <button
              type="button"
              className={parts.pick}
              aria-pressed={picked.has(account.row)}
              title={
                account.override === null ? en.named.pick(account.name) : en.inspector.overrideHint(account.override)
              }
              onClick={() => pickAccounts([account.row], "toggle")}
            >
              {account.name || account.id}
              {account.override !== null && " ◆"}
            </button>
            <span>{measure === undefined ? "" : numbers.short(account.measures[0] ?? 0, measure)}</span>
          </li>
        ))}
      </ul>
      {page.total > page.rows.length && (
        <Anchor component="button" type="button" fz={12} onClick={() => narrowAccounts({ unitId })}>
          {en.inspector.allAccounts(numbers.whole(page.total))}
        </Anchor>
      )}
    </div>
  );
}

function sumOver(values: Float64Array, units: ReadonlySet<number>): number {
  let sum = 0;
  for (const unit of units) sum += values[unit] ?? 0;
  return sum;
}
