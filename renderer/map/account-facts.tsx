import { useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { UNASSIGNED } from "../../core/domain/territory.ts";
import { Swatch } from "../components/swatch.tsx";
import { useNumbers } from "../format/use-numbers.ts";
import { type AccountHit, accountHoverStore } from "../stores/account-hover-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { onShownChange, shownTerritories } from "../stores/shown-scenario.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { en } from "../text/en.ts";
import classes from "./studio-map.module.css";
import { TooltipFigure } from "./tooltip-figure.tsx";

const MEASURES = 4;

/** The account or the cluster under the pointer, in the map's tooltip. */
export function AccountFacts({ hit }: { readonly hit: AccountHit }) {
  return hit.kind === "account" ? <OneAccount unit={hit.unit} /> : <Cluster hit={hit} />;
}

function OneAccount({ unit }: { readonly unit: number }) {
  const numbers = useNumbers();
  const entry = useStore(accountHoverStore, (state) => state.entry);
  const measures = useStore(planStore, ({ snapshot }) => snapshot?.measures);
  const unitName = useStore(planStore, ({ layer }) => layer?.names[unit]);
  const { assignment, territories } = useSyncExternalStore(onShownChange, shownTerritories);
  // An override holds whatever becomes of the unit.
  const isHeld = entry !== null && entry.override !== null;
  const holder = territories.get(isHeld ? entry.territory : (assignment[unit] ?? UNASSIGNED));
  return (
    <>
      <strong>{entry === null ? "…" : entry.name || entry.id}</strong>
      <div className={classes.tooltipHolder}>
        <Swatch color={holder?.color ?? null} size={10} />
        {holder?.name ?? en.unassigned}
      </div>
      <div className={classes.tooltipHolder}>{unitName}</div>
      {entry !== null && entry.override !== null && (
        <div className={classes.tooltipHolder}>{en.inspector.overrideHint(entry.override)}</div>
      )}
      <dl>
        {measures?.slice(1, 1 + MEASURES).map((measure, i) => (
          <TooltipFigure
            key={measure.key}
            label={measure.label}
            figure={entry === null ? "" : numbers.short(entry.measures[i] ?? 0, measure)}
          />
        ))}
      </dl>
      <div className={classes.tooltipHolder}>{en.accountMarks.pickHint}</div>
    </>
  );
}

function Cluster({ hit }: { readonly hit: Extract<AccountHit, { kind: "cluster" }> }) {
  const numbers = useNumbers();
  const key = useStore(stylingStore, ({ accounts }) => accounts.measure);
  const { snapshot, layer } = useStore(planStore);
  const measure = snapshot?.measures.find((each) => each.key === key);
  return (
    <>
      <strong>{en.accountMarks.several(numbers.whole(hit.count))}</strong>
      {hit.unit !== null && <div className={classes.tooltipHolder}>{layer?.names[hit.unit]}</div>}
      {measure !== undefined && measure.key !== "accounts" && (
        <dl>
          <TooltipFigure label={measure.label} figure={numbers.short(hit.sum, measure)} />
        </dl>
      )}
      <div className={classes.tooltipHolder}>
        {hit.isOnePlace ? en.accountMarks.listHint : en.accountMarks.zoomHint}
      </div>
    </>
  );
}
