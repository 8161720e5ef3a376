import { Slider, Switch } from "@mantine/core";
import { useStore } from "zustand";
import { showOnMap } from "../commands/arrange.ts";
import { useNumbers } from "../format/use-numbers.ts";
import { planStore } from "../stores/plan-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./side-panel.module.css";

/** What is drawn, and where the units come from. */
export function LayersPanel() {
  const numbers = useNumbers();
  const view = useStore(viewStore);
  const snapshot = useStore(planStore, (state) => state.snapshot);
  if (snapshot === null) return null;
  const { layer, summary } = snapshot;
  return (
    <>
      <div className={classes.head}>
        <h2>{en.layers.title}</h2>
      </div>
      <div className={classes.body}>
        <section className={classes.section} aria-label={en.layers.show}>
          <div className={classes.switches}>
            <div>
              <h3 id="fill-label">{en.layers.fill}</h3>
              <Slider
                thumbProps={{ "aria-labelledby": "fill-label" }}
                min={0}
                max={100}
                step={5}
                value={Math.round(100 * view.fillOpacity)}
                label={(value) => `${value} %`}
                onChange={(value) => showOnMap({ fillOpacity: value / 100 })}
              />
            </div>
            <Switch
              mt={8}
              label={en.layers.unitLines}
              checked={view.showUnitLines}
              onChange={(event) => showOnMap({ showUnitLines: event.currentTarget.checked })}
            />
            <Switch
              label={en.layers.territoryNames}
              checked={view.showTerritoryNames}
              onChange={(event) => showOnMap({ showTerritoryNames: event.currentTarget.checked })}
            />
            <Switch
              label={en.layers.places}
              checked={view.showPlaces}
              onChange={(event) => showOnMap({ showPlaces: event.currentTarget.checked })}
            />
          </div>
        </section>
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
