import { Button, NumberInput, SegmentedControl, Slider } from "@mantine/core";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Region } from "../../../core/domain/region.ts";
import { corridorOf, sizeOfRegion } from "../../commands/regions/region-geometry.ts";
import { selectByRegion } from "../../commands/regions/select-by-region.ts";
import { type RegionRule, unitsAcross, unitsInRegion } from "../../commands/regions/units-in-region.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { planStore } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";
import { askToSplit } from "./ask-to-split.tsx";
import classes from "./regions.module.css";

const words = en.regions;

/** What the current region is for: choose units by it, or divide them along it. */
export function RegionCard({ region }: { readonly region: Region }) {
  const numbers = useNumbers();
  const { km, km2 } = useMemo(() => sizeOfRegion(region), [region]);
  const isLine = region.shape.type === "LineString";
  return (
    <div className={classes.card}>
      <p className={classes.fact}>{isLine ? numbers.distance(km) : numbers.area(km2)}</p>
      <SelectPart region={region} isLine={isLine} />
      {isLine && <CorridorPart region={region} />}
      <SplitPart region={region} isLine={isLine} />
    </div>
  );
}

function SelectPart({ region, isLine }: { readonly region: Region; readonly isLine: boolean }) {
  const numbers = useNumbers();
  const layer = useStore(planStore, (state) => state.layer);
  const [by, setBy] = useState<RegionRule["by"]>("centre");
  const [percent, setPercent] = useState(50);
  const rule: RegionRule = useMemo(
    () => (by === "centre" || isLine ? { by: "centre" } : { by: "share", least: percent / 100 }),
    [by, isLine, percent],
  );
  // Also when units were divided meanwhile.
  const count = useMemo(() => (layer === null ? 0 : unitsInRegion(region, rule).length), [layer, region, rule]);
  if (layer === null) return null;
  const { unitNoun, unitNounPlural } = layer.meta;
  return (
    <div className={classes.part}>
      {!isLine && (
        <>
          <h4>{words.selectBy}</h4>
          <SegmentedControl
            size="xs"
            fullWidth
            value={by}
            onChange={(value) => setBy(value)}
            data={[
              { value: "centre", label: words.byCentre },
              { value: "share", label: words.byShare },
            ]}
          />
          {by === "share" && (
            <>
              <p className={classes.fact}>{words.atLeast(percent)}</p>
              <Slider
                thumbLabel={words.threshold}
                min={1}
                max={100}
                value={percent}
                label={(value) => `${value} %`}
                onChange={setPercent}
              />
            </>
          )}
        </>
      )}
      <div className={classes.actions}>
        <strong data-testid="region-count">
          {words.found(numbers.whole(count), count === 1 ? unitNoun : unitNounPlural)}
        </strong>
        <Button
          size="compact-sm"
          disabled={count === 0}
          onClick={() => selectByRegion(region, rule, "replace")}
          data-testid="region-select"
        >
          {words.select}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={count === 0}
          onClick={() => selectByRegion(region, rule, "add")}
        >
          {words.add}
        </Button>
      </div>
    </div>
  );
}

/** A line with a width is an area. */
function CorridorPart({ region }: { readonly region: Region }) {
  const [widthKm, setWidthKm] = useState(10);
  return (
    <div className={classes.part}>
      <h4>{words.corridor}</h4>
      <div className={classes.actions}>
        <NumberInput
          size="xs"
          className={classes.width ?? ""}
          aria-label={words.corridorWidth}
          min={0.1}
          max={2000}
          suffix=" km"
          value={widthKm}
          onChange={(value) => setWidthKm(Number(value) || 0)}
        />
        <Button
          size="compact-sm"
          variant="default"
          disabled={widthKm <= 0}
          onClick={() => void corridorOf(region, widthKm)}
        >
          {words.makeCorridor}
        </Button>
      </div>
    </div>
  );
}

function SplitPart({ region, isLine }: { readonly region: Region; readonly isLine: boolean }) {
  const numbers = useNumbers();
  const layer = useStore(planStore, (state) => state.layer);
  const [percent, setPercent] = useState(2);
  const units = useMemo(
    () => (layer === null ? [] : unitsAcross(region, isLine ? 0 : percent / 100)),
    [layer, region, isLine, percent],
  );
  if (layer === null) return null;
  const { unitNoun, unitNounPlural } = layer.meta;
  const noun = units.length === 1 ? unitNoun : unitNounPlural;
  const sentence = isLine ? words.dividableLine : words.dividable;
  return (
    <div className={classes.part}>
      <h4>{words.divide}</h4>
      <p className={classes.fact} data-testid="region-across">
        {sentence(numbers.whole(units.length), noun)}
        {!isLine && <> · {words.leaveWholeText(percent)}</>}
      </p>
      {!isLine && (
        <Slider
          thumbLabel={words.leaveWhole}
          min={0}
          max={49}
          value={percent}
          label={(value) => `${value} %`}
          onChange={setPercent}
        />
      )}
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={units.length === 0}
          onClick={() => void askToSplit(region, units)}
          data-testid="region-split"
        >
          {words.splitButton(unitNounPlural)}
        </Button>
      </div>
    </div>
  );
}
