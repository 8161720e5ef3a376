import { UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconPalette } from "@tabler/icons-react";
import type { Map as MapLibreMap } from "maplibre-gl";
import { useState } from "react";
import { useStore } from "zustand";
import { openPanel } from "../commands/arrange.ts";
import { Swatch } from "../components/swatch.tsx";
import { useNumbers } from "../format/use-numbers.ts";
import { planStore } from "../stores/plan-store.ts";
import { proposalStore } from "../stores/proposal-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { en } from "../text/en.ts";
import { GroupLegend } from "./group-legend.tsx";
import { AccountsLegend } from "./legend/accounts-legend.tsx";
import { FillLegend } from "./legend/fill-legend.tsx";
import { MarksLegend } from "./legend/marks-legend.tsx";
import classes from "./studio-map.module.css";

/** What is drawn means: fills, marks, accounts, and what is chosen. Only what is on the map stands here. */
export function MapLegend({ map }: { readonly map: MapLibreMap }) {
  const numbers = useNumbers();
  const meta = useStore(planStore, (state) => state.layer?.meta);
  const overall = useStore(scenarioStore, (state) => state.scorecard?.overall);
  // The scores are the scenario's; a plan of the solver has others.
  const isPresent = useStore(
    proposalStore,
    ({ preview, plan, showsPresent }) => showsPresent || (preview ?? plan) === null,
  );
  const selected = useStore(selectionStore, (state) => state.units.size);
  const styling = useStore(stylingStore);
  // For those who want to see the map below it.
  const [isFolded, setFolded] = useState(false);
  if (meta === undefined || overall === undefined) return null;
  const { fill, layers, marks, accounts, patterns } = styling;
  const unassigned = overall.units - overall.assignedUnits;
  const showsTerritories = fill.kind === "territory" || fill.grain === "territory";
  return (
    <section className={classes.legend} aria-label={en.layers.legend} data-testid="legend">
      <div className={classes.legendHead}>
        <UnstyledButton
          className={classes.legendFold}
          aria-expanded={!isFolded}
          title={isFolded ? en.legend.unfold : en.legend.fold}
          onClick={() => setFolded(!isFolded)}
          data-testid="legend-fold"
        >
          <IconChevronDown size={14} stroke={1.7} aria-hidden="true" />
          <span className={classes.legendTitle}>{meta.title}</span>
        </UnstyledButton>
        <UnstyledButton
          className={classes.legendEdit}
          aria-label={en.legend.edit}
          title={en.legend.edit}
          onClick={() => openPanel("style")}
        >
          <IconPalette size={14} stroke={1.7} />
        </UnstyledButton>
      </div>
      {isFolded ? null : (
        <>
          {layers.fills.isVisible && fill.kind === "figure" && (
            <FillLegend fill={fill} opacity={layers.fills.opacity} />
          )}
          <ul>
            {layers.fills.isVisible && <GroupLegend />}
            {patterns && <li>{en.legend.patterned}</li>}
            {layers.fills.isVisible && showsTerritories && isPresent && unassigned > 0 && (
              <li>
                <Swatch color={null} />
                <span className="num">
                  {en.map.unassigned} · {numbers.whole(unassigned)} {numbers.unitNoun(unassigned)}
                </span>
              </li>
            )}
            {selected > 0 && (
              <li>
                <span className={classes.hatch} aria-hidden="true" />
                <span className="num">{en.inspector.selected(selected, meta.unitNoun, meta.unitNounPlural)}</span>
              </li>
            )}
          </ul>
          {layers.marks.isVisible && marks.kind !== "none" && <MarksLegend marks={marks} map={map} />}
          {layers.accounts.isVisible && <AccountsLegend accounts={accounts} />}
        </>
      )}
    </section>
  );
}
