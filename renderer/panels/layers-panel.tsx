import { useStore } from "zustand";
import { useNumbers } from "../format/use-numbers.ts";
import { planStore } from "../stores/plan-store.ts";
import { en } from "../text/en.ts";
import { LayerList } from "./layers/layer-list.tsx";
import { RegionsSection } from "./regions/regions-section.tsx";
import classes from "./side-panel.module.css";

/** What is drawn, and where the units come from. */
export function LayersPanel() {
  const numbers = useNumbers();
  const snapshot = useStore(planStore, (state) => state.snapshot);
  if (snapshot === null) return null;
  const { layer, summary } = snapshot;
  return (
    <>
      <div className={classes.head}>
        <h2>{en.layers.title}</h2>
      </div>
      <div className={classes.body}>
        <RegionsSection />
        <LayerList />
        <section className={classes.section}>
          <h3>{en.layers.units}</h3>
          <p className={classes.hint}>
            <strong style={{ color: "var(--text)" }}>{layer.title}</strong>
            <br />
            {en.layers.inExtent(numbers.whole(summary.extentUnitCount), layer.unitNounPlural)}
          </p>
          <dl className={classes.facts}>
            <dt>{en.layers.vintage}</dt>
            <dd data-long="true">{layer.vintage}</dd>
            <dt>{en.layers.source}</dt>
            <dd data-long="true">{layer.source}</dd>
            <dt>{en.layers.licence}</dt>
            <dd data-long="true">{layer.licence}</dd>
          </dl>
          {layer.approximate && (
            <p className={classes.hint} style={{ marginTop: 12 }}>
              {en.newPlan.approximateNote}
            </p>
          )}
        </section>
        <section className={classes.section}>
          <h3>{en.layers.background}</h3>
          <p className={classes.hint}>{en.layers.backgroundCredit}</p>
        </section>
      </div>
    </>
  );
}
