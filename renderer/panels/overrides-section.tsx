import { Anchor, Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMemo } from "react";
import { useStore } from "zustand";
import { liftAll } from "../commands/hold-accounts.ts";
import { narrowAccounts } from "../commands/narrow-accounts.ts";
import { useNumbers } from "../format/use-numbers.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import classes from "./side-panel.module.css";

const MOST_REASONS = 6;

/** How many accounts are held by override, why, and the way to each and out of all. */
export function OverridesSection() {
  const numbers = useNumbers();
  const overrides = useStore(scenarioStore, (state) => state.overrides);
  const byReason = useMemo(() => {
    const counts = new Map<string, number>();
    for (const reason of overrides.reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a);
  }, [overrides]);
  const count = overrides.account.length;
  if (count === 0) return null;
  const askToLift = () =>
    modals.openConfirmModal({
      title: en.named.liftAllTitle(count),
      size: "sm",
      children: en.named.liftAllText,
      labels: { confirm: en.named.liftAll, cancel: en.cancel },
      onConfirm: () => void liftAll(null),
    });
  return (
    <section className={classes.section} data-testid="overrides">
      <h3>{en.named.heldByOverride}</h3>
      <dl className={classes.facts}>
        <dt>{en.accounts.title}</dt>
        <dd>
          <Anchor component="button" type="button" onClick={() => narrowAccounts({ overridden: true })}>
            {numbers.whole(count)}
          </Anchor>
        </dd>
        {byReason.slice(0, MOST_REASONS).map(([reason, number]) => (
          <div key={reason} style={{ display: "contents" }}>
            <dt>{reason}</dt>
            <dd>{numbers.whole(number)}</dd>
          </div>
        ))}
      </dl>
      <Button mt={10} size="compact-sm" variant="default" onClick={askToLift} data-testid="lift-all">
        {en.named.liftAll}
      </Button>
    </section>
  );
}
