import { SegmentedControl } from "@mantine/core";
import { useStore } from "zustand";
import { accountPickStore } from "../stores/account-pick-store.ts";
import { en } from "../text/en.ts";
import classes from "./side-panel.module.css";

/** Whether rectangle and lasso select units or pick accounts. */
export function CatchChoice() {
  const catches = useStore(accountPickStore, (state) => state.catches);
  return (
    <section className={classes.section}>
      <h3 id="catch-choice">{en.named.lassoCatches}</h3>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby="catch-choice"
        value={catches}
        onChange={(next) => accountPickStore.setState({ catches: next === "accounts" ? "accounts" : "units" })}
        data={[
          { value: "units", label: en.named.units },
          { value: "accounts", label: en.named.accounts },
        ]}
      />
    </section>
  );
}
