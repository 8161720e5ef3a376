import { SegmentedControl, Select } from "@mantine/core";
import { useStore } from "zustand";
import { lookOfLayer, styleMap } from "../../commands/style-map.ts";
import type { PlanSnapshot } from "../../stores/plan-store.ts";
import { stylingStore } from "../../stores/styling-store.ts";
import { en } from "../../text/en.ts";
import panel from "../side-panel.module.css";
import classes from "./style-panel.module.css";

const KINDS = ["none", "pins", "heat"] as const;

/** Accounts as pins and clusters, or as heat. */
export function AccountsSection({ snapshot }: { readonly snapshot: PlanSnapshot }) {
  const accounts = useStore(stylingStore, (state) => state.accounts);
  const isShown = useStore(stylingStore, (state) => state.layers.accounts.isVisible);
  return (
    <section className={panel.section} aria-labelledby="style-accounts">
      <h3 id="style-accounts">{en.style.accounts}</h3>
      <div className={classes.fields}>
        <SegmentedControl
          fullWidth
          aria-labelledby="style-accounts"
          data={KINDS.map((kind) => ({ value: kind, label: en.style.accountKinds[kind] }))}
          value={isShown ? accounts.kind : "none"}
          onChange={(kind) => {
            lookOfLayer("accounts", { isVisible: kind !== "none" });
            if (kind === "pins" || kind === "heat") styleMap({ accounts: { ...accounts, kind } });
          }}
          data-testid="account-kind"
        />
        {isShown && (
          <Select
            label={en.style.weight}
            data={snapshot.measures.map(({ key, label }) => ({ value: key, label }))}
            value={accounts.measure}
            onChange={(measure) => {
              if (measure !== null) styleMap({ accounts: { ...accounts, measure } });
            }}
            data-testid="account-weight"
          />
        )}
      </div>
    </section>
  );
}
