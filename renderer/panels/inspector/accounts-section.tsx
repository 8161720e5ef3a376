import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { liftPicked } from "../../commands/hold-accounts.ts";
import { pickAccounts, pickNoAccounts, readPicked } from "../../commands/pick-accounts.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { Swatch } from "../../components/swatch.tsx";
import { askToHold } from "../../dialogs/territories/hold-form.tsx";
import { useNumbers } from "../../format/use-numbers.ts";
import { accountPickStore, type PickedAccount as PickedEntry } from "../../stores/account-pick-store.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import classes from "./inspector.module.css";
import { PickedAccount } from "./picked-account.tsx";
import parts from "./territory-parts.module.css";

const MOST_NAMED = 8;

/** The picked accounts: what they sum up to, who holds them, and the way to have another territory hold them. */
export function AccountsSection() {
  const rows = useStore(accountPickStore, (state) => state.rows);
  const answered = useStore(accountPickStore, (state) => state.entries);
  const scenarioId = useStore(scenarioStore, (state) => state.id);
  const revision = useStore(scenarioStore, (state) => state.revision);
  useEffect(() => {
    // Who holds them changes with every edit, and with the scenario.
    if (scenarioId !== null && revision >= 0) void readPicked();
  }, [scenarioId, revision]);
  if (rows.size === 0) return null;
  // What was picked before may still stand there until the service has answered.
  const entries = answered.filter(({ row }) => rows.has(row));
  const [only] = rows.size === 1 ? entries : [];
  const overridden = entries.filter(({ override }) => override !== null).length;
  return (
    <section className={classes.section} aria-labelledby="accounts-title" data-testid="picked-accounts">
      <div className={classes.head}>
        <h2 id="accounts-title" title={only?.name}>
          {only === undefined ? en.named.picked(rows.size) : only.name || only.id}
        </h2>
        <IconButton name={en.named.clear} size={24} onClick={pickNoAccounts}>
          <IconX size={15} />
        </IconButton>
      </div>
      {only === undefined ? <SeveralAccounts count={rows.size} entries={entries} /> : <PickedAccount account={only} />}
      <div className={classes.buttons}>
        <Button variant="light" onClick={() => askToHold(rows.size)} data-testid="hold-accounts">
          {en.named.holdFor}
        </Button>
        <Button
          variant="default"
          disabled={overridden === 0}
          onClick={() => void liftPicked()}
          data-testid="lift-overrides"
        >
          {en.named.lift}
        </Button>
      </div>
    </section>
  );
}

type Several = { readonly count: number; readonly entries: readonly PickedEntry[] };

/** The first of many, and what all of them sum up to. */
function SeveralAccounts({ count, entries }: Several) {
  const numbers = useNumbers();
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const territories = useStore(scenarioStore, (state) => state.territories);
  const sums = useMemo(
    () =>
      (snapshot?.measures ?? []).slice(1).map((measure, m) => ({
        measure,
        total: entries.reduce((sum, { measures }) => sum + (measures[m] ?? 0), 0),
      })),
    [snapshot, entries],
  );
  const overridden = entries.filter(({ override }) => override !== null).length;
  return (
    <>
      <ul className={parts.list}>
        {entries.slice(0, MOST_NAMED).map(({ row, id, name, territory, override }) => (
          <li key={row} className={parts.account}>
            <Swatch color={territories.get(territory)?.color ?? null} />
            <span title={override === null ? name : en.inspector.overrideHint(override)}>
              {name || id}
              {override !== null && <em>{override}</em>}
            </span>
            <IconButton name={en.named.unpick(name || id)} size={20} onClick={() => pickAccounts([row], "remove")}>
              <IconX size={12} />
            </IconButton>
          </li>
        ))}
      </ul>
      {count > MOST_NAMED && <p className={parts.more}>{en.tree.more(count - MOST_NAMED)}</p>}
      <dl className={classes.facts}>
        {sums.map(({ measure, total }) => (
          <div key={measure.key} className={parts.fact}>
            <dt title={measure.label}>{measure.label}</dt>
            <dd title={numbers.full(total, measure)}>{numbers.short(total, measure)}</dd>
          </div>
        ))}
        {overridden > 0 && (
          <div className={parts.fact}>
            <dt>{en.named.heldByOverride}</dt>
            <dd>{numbers.whole(overridden)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
