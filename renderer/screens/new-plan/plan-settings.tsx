import { Button, FileButton, Radio, Select, TextInput } from "@mantine/core";
import { useStore } from "zustand";
import type { LayerMeta } from "../../../core/domain/layer.ts";
import { takeLayerFile } from "../../commands/start-new-plan.ts";
import { OptionCard } from "../../components/option-card.tsx";
import { measuresIn } from "../../edits/mapping.ts";
import { appStore } from "../../stores/app-store.ts";
import { newPlanStore } from "../../stores/new-plan-store.ts";
import { en } from "../../text/en.ts";
import classes from "./new-plan.module.css";

const CURRENCIES = ["USD", "EUR", "GBP", "CAD", "AUD", "CHF", "JPY", "MXN", "INR", "BRL", "SEK", "NOK", "DKK", "PLN"];

/** What the plan is called, what it assigns, and what it balances. */
export function PlanSettings() {
  const { name, roles, balanceOn, currency } = useStore(newPlanStore);
  return (
    <div className={classes.settings}>
      <TextInput
        label={en.newPlan.planName}
        value={name}
        maxLength={200}
        onChange={(event) => newPlanStore.setState({ name: event.currentTarget.value })}
      />
      <LayerChoice />
      <div className={classes.pair}>
        <Select
          label={en.newPlan.balanceOn}
          data={measuresIn(roles).map(({ key, label }) => ({ value: key, label }))}
          value={balanceOn}
          onChange={(key) => key !== null && newPlanStore.setState({ balanceOn: key })}
        />
        <Select
          label={en.newPlan.currency}
          data={CURRENCIES}
          value={currency}
          onChange={(code) => code !== null && newPlanStore.setState({ currency: code })}
        />
      </div>
    </div>
  );
}

/** Stands for a polygon file among the ids of shipped layers. */
const OWN = "own";

/** What most plans are made of comes first. */
const GRAINS = ["us-zip", "us-county", "us-zip3", "us-state"];
const byGrain = (a: LayerMeta, b: LayerMeta): number => GRAINS.indexOf(a.id) - GRAINS.indexOf(b.id);

function LayerChoice() {
  const layers = useStore(appStore, (state) => state.info?.layers);
  const { layer, ownLayer, isSendingLayer, unitIdColumn } = useStore(newPlanStore);
  return (
    <Radio.Group
      label={en.newPlan.layer}
      description={en.newPlan.layerHint}
      value={layer ?? OWN}
      onChange={(id) => newPlanStore.setState({ layer: id === OWN ? null : id })}
      classNames={{ label: classes.groupLabel ?? "" }}
      size="xs"
    >
      <div className={classes.layers}>
        {layers?.toSorted(byGrain).map((meta) => (
          <OptionCard
            key={meta.id}
            kind="one"
            value={meta.id}
            name={meta.title}
            hint={layer === meta.id ? hintOf(meta) : ""}
          />
        ))}
        <OptionCard
          kind="one"
          value={OWN}
          name={en.newPlan.ownLayer}
          hint={layer === null ? en.newPlan.ownLayerHint : ""}
        />
        {layer === null && (
          <div className={classes.own}>
            <FileButton
              accept=".geojson,.json,.topojson,.gz,.zip"
              onChange={(file) => file !== null && void takeLayerFile(file)}
            >
              {(props) => (
                <Button variant="default" {...props}>
                  {isSendingLayer ? en.newPlan.ownLayerUploading : (ownLayer?.name ?? en.newPlan.ownLayerChoose)}
                </Button>
              )}
            </FileButton>
            <TextInput
              label={en.newPlan.unitIdColumn}
              placeholder={en.newPlan.unitIdHint}
              value={unitIdColumn}
              onChange={(event) => newPlanStore.setState({ unitIdColumn: event.currentTarget.value })}
            />
          </div>
        )}
      </div>
    </Radio.Group>
  );
}

const hintOf = (meta: LayerMeta): string => (meta.approximate ? en.newPlan.approximateNote : meta.vintage);
