import { Anchor } from "@mantine/core";
import { useStore } from "zustand";
import { narrowAccounts } from "../../commands/narrow-accounts.ts";
import { Swatch } from "../../components/swatch.tsx";
import { useNumbers } from "../../format/use-numbers.ts";
import type { PickedAccount as Account } from "../../stores/account-pick-store.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import classes from "./inspector.module.css";

/** All that is known of one account, and the way to its row in the table. */
export function PickedAccount({ account }: { readonly account: Account }) {
  const numbers = useNumbers();
  const measures = useStore(planStore, (state) => state.snapshot?.measures);
  const holder = useStore(scenarioStore, (state) => state.territories.get(account.territory));
  const { id, name, postalCode, unitId, unitName, owner, override } = account;
  return (
    <>
      <dl className={classes.pairs} data-testid="account-facts">
        <div>
          <dt>{en.inspector.inTerritory}</dt>
          <dd title={holder?.name}>
            <span className={classes.holder}>
              <Swatch color={holder?.color ?? null} />
              <span>{holder?.name ?? en.unassigned}</span>
            </span>
          </dd>
        </div>
        {override !== null && <Fact label={en.named.heldByOverride} words={override} />}
        {name !== "" && <Fact label={en.inspector.unitId} words={id} />}
        <Fact label={en.column.unit} words={unitName} />
        {postalCode !== "" && postalCode !== unitId && <Fact label={en.named.statedZip} words={postalCode} />}
        {owner !== "" && <Fact label={en.named.ownerInFile} words={owner} />}
        {measures?.slice(1).map((measure, m) => (
          <Fact
            key={measure.key}
            label={measure.label}
            words={numbers.short(account.measures[m] ?? 0, measure)}
            full={numbers.full(account.measures[m] ?? 0, measure)}
          />
        ))}
      </dl>
      <Anchor component="button" type="button" fz={12} mt={8} onClick={() => narrowAccounts({ search: id, unitId })}>
        {en.named.showInTable}
      </Anchor>
    </>
  );
}

type FactProps = { readonly label: string; readonly words: string; readonly full?: string };

function Fact({ label, words, full = words }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd title={full}>{words}</dd>
    </div>
  );
}
