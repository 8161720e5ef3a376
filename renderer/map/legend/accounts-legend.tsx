import { useStore } from "zustand";
import type { AccountMarks } from "../../../core/domain/map-styling.ts";
import { planStore } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";
import { useScheme } from "../../theme/use-scheme.ts";
import { HEAT_STEPS } from "../layers/account-layers.ts";
import { MAP_COLORS } from "../map-colors.ts";
import { rampColors } from "../ramps.ts";
import classes from "./legend.module.css";

/** Pins and clusters, or the heat's ramp. */
export function AccountsLegend({ accounts }: { readonly accounts: AccountMarks }) {
  const scheme = useScheme();
  const measure = useStore(planStore, ({ snapshot }) => snapshot?.measures.find(({ key }) => key === accounts.measure));
  if (accounts.kind === "heat") {
    const ramp = rampColors("heat", HEAT_STEPS, scheme).join(", ");
    return (
      <div className={classes.block} data-testid="heat-legend">
        <p>{en.legend.heat(measure?.label ?? "")}</p>
        <span className={classes.ramp} style={{ background: `linear-gradient(to right, transparent, ${ramp})` }} />
      </div>
    );
  }
  return (
    <ul className={`${classes.block} ${classes.rows}`} data-testid="pin-legend">
      <li>
        <span className={classes.pin} aria-hidden="true" />
        <span>{en.legend.pin}</span>
      </li>
      <li>
        <span className={classes.cluster} style={{ background: MAP_COLORS[scheme].account }} aria-hidden="true" />
        <span>{en.legend.cluster}</span>
      </li>
    </ul>
  );
}
