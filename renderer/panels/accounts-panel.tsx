import { Anchor, Button, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useMemo } from "react";
import { useStore } from "zustand";
import { narrowAccounts } from "../commands/narrow-accounts.ts";
import { showProblems } from "../commands/show-problems.ts";
import { useNumbers } from "../format/use-numbers.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { OverridesSection } from "./overrides-section.tsx";
import classes from "./side-panel.module.css";

/** What came in, and the way to each account. */
export function AccountsPanel() {
  const numbers = useNumbers();
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const columns = useStore(planStore, (state) => state.columns);
  const search = useStore(viewStore, (state) => state.accountSearch);
  const assigned = useStore(scenarioStore, (state) => state.scorecard?.overall.assignedAccounts ?? 0);
  const totals = useMemo(
    () =>
      (columns?.measures ?? []).slice(1).map(({ measure, perUnit }) => ({
        measure,
        total: perUnit.reduce((sum, value) => sum + value, 0),
      })),
    [columns],
  );
  if (snapshot === null) return null;
  const { accountCount, rejectedCount, repairedCount } = snapshot.summary;
  return (
    <>
      <div className={classes.head}>
        <h2>
          {en.accounts.title}
          <span className={`${classes.count} num`}>{numbers.whole(accountCount)}</span>
        </h2>
      </div>
      <div className={classes.search}>
        <TextInput
          aria-label={en.accounts.search}
          placeholder={en.accounts.search}
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => narrowAccounts({ search: event.currentTarget.value })}
        />
      </div>
      <div className={classes.body}>
        <section className={classes.section}>
          <dl className={classes.facts}>
            <dt>{en.accounts.inPlan}</dt>
            <dd>{numbers.whole(accountCount)}</dd>
            <dt>{en.accounts.assigned}</dt>
            <dd>{numbers.whole(assigned)}</dd>
            <dt>{en.accounts.rejected}</dt>
            <dd>
              <ProblemCount count={rejectedCount} text={numbers.whole(rejectedCount)} tab="rejected" />
            </dd>
            <dt>{en.accounts.repaired}</dt>
            <dd>
              <ProblemCount count={repairedCount} text={numbers.whole(repairedCount)} tab="repaired" />
            </dd>
          </dl>
        </section>
        <OverridesSection />
        {totals.length > 0 && (
          <section className={classes.section}>
            <h3>{en.accounts.totals}</h3>
            <dl className={classes.facts}>
              {totals.map(({ measure, total }) => (
                <TotalRow
                  key={measure.key}
                  label={measure.label}
                  figure={numbers.short(total, measure)}
                  full={numbers.full(total, measure)}
                />
              ))}
            </dl>
          </section>
        )}
        <div className={classes.pad} style={{ marginTop: 8 }}>
          <Button fullWidth variant="default" onClick={() => narrowAccounts({ search })}>
            {en.accounts.openTable}
          </Button>
        </div>
      </div>
    </>
  );
}

function TotalRow({ label, figure, full }: { readonly label: string; readonly figure: string; readonly full: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd title={full}>{figure}</dd>
    </>
  );
}

type CountProps = { readonly count: number; readonly text: string; readonly tab: "rejected" | "repaired" };

function ProblemCount({ count, text, tab }: CountProps) {
  if (count === 0) return <>{text}</>;
  return (
    <Anchor component="button" type="button" fz={13} onClick={() => showProblems(tab)}>
      {text}
    </Anchor>
  );
}
