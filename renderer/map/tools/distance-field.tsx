import { NativeSelect, TextInput, Tooltip } from "@mantine/core";
import { useState } from "react";
import { usualDistances } from "../../../core/score/number-words.ts";
import { setTools } from "../../commands/change-tools.ts";
import { goToMap } from "../../commands/go-to-pane.ts";
import { parseDistanceKm } from "../../format/distances.ts";
import { userLocale } from "../../format/use-numbers.ts";
import { en } from "../../text/en.ts";
import { KM_PER_MILE } from "../scale-bar.ts";
import classes from "./tools.module.css";

type Unit = "km" | "mi";

/** A distance for the radius tool, typed in kilometres or miles; empty where it is dragged. */
export function DistanceField() {
  const [text, setText] = useState("");
  const [unit, setUnit] = useState<Unit>(usualDistances(userLocale()));
  const change = (nextText: string, nextUnit: Unit) => {
    setText(nextText);
    setUnit(nextUnit);
    setTools({ radiusKm: parseDistanceKm(nextText, nextUnit === "mi" ? KM_PER_MILE : 1) });
  };
  return (
    <Tooltip label={en.tools.distanceHint}>
      <span className={classes.distance}>
        <TextInput
          size="xs"
          w={104}
          aria-label={en.tools.distance}
          placeholder={en.tools.distancePlaceholder}
          value={text}
          error={text.trim() !== "" && parseDistanceKm(text, 1) === null}
          onChange={(event) => change(event.currentTarget.value, unit)}
          onKeyDown={({ key }) => {
            if (key === "Enter") goToMap();
          }}
          data-testid="radius-distance"
        />
        <NativeSelect
          size="xs"
          w={58}
          aria-label={en.tools.unitOfDistance}
          data={[
            { value: "km", label: en.tools.kilometres },
            { value: "mi", label: en.tools.miles },
          ]}
          value={unit}
          onChange={(event) => change(text, event.currentTarget.value as Unit)}
        />
      </span>
    </Tooltip>
  );
}
