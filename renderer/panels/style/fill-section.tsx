import { Select } from "@mantine/core";
import { useStore } from "zustand";
import type { Grain } from "../../../core/domain/map-styling.ts";
import { styleMap } from "../../commands/style-map.ts";
import { fillByFigure, fillOfGrain } from "../../edits/figure-fill.ts";
import { figureChoices, figureId } from "../../format/figure-words.ts";
import type { PlanSnapshot } from "../../stores/plan-store.ts";
import { stylingStore } from "../../stores/styling-store.ts";
import { en } from "../../text/en.ts";
import panel from "../side-panel.module.css";
import { ClassesEditor } from "./classes-editor.tsx";
import { GrainSwitch } from "./grain-switch.tsx";
import classes from "./style-panel.module.css";

const BY_TERRITORY = "territory";

/** What the units are coloured by: their territory, or a figure in classes. */
export function FillSection({ snapshot }: { readonly snapshot: PlanSnapshot }) {
  const fill = useStore(stylingStore, (state) => state.fill);
  // Of a figure that only territories have, the choice of grain follows.
  const choices = figureChoices(snapshot.measures, "territory");
  const figures = choices.flatMap(({ items }) => items);
  const choose = (id: string | null): void => {
    const chosen = figures.find((each) => each.id === id);
    if (chosen === undefined) return styleMap({ fill: { kind: "territory" } });
    const grain =
      chosen.figure.kind === "index" || fill.kind !== "figure" ? defaultGrain(chosen.figure.kind) : fill.grain;
    styleMap({ fill: fillByFigure(chosen.figure, grain, fill) });
  };
  return (
    <section className={panel.section} aria-labelledby="style-colors">
      <h3 id="style-colors">{en.style.colors}</h3>
      <div className={classes.fields}>
        <Select
          label={en.style.colorBy}
          data={[
            { value: BY_TERRITORY, label: en.style.byTerritory },
            ...choices.map(({ group, items }) => ({
              group,
              items: items.map(({ id, label }) => ({ value: id, label })),
            })),
          ]}
          value={fill.kind === "territory" ? BY_TERRITORY : figureId(fill.figure)}
          onChange={choose}
          maxDropdownHeight={360}
          data-testid="color-by"
        />
        {fill.kind === "figure" && (
          <>
            <GrainSwitch
              grain={fill.grain}
              onChange={(grain) => styleMap({ fill: fillOfGrain(fill, grain) })}
              testId="fill-grain"
            />
            <ClassesEditor fill={fill} measures={snapshot.measures} />
          </>
        )}
      </div>
    </section>
  );
}

const defaultGrain = (kind: string): Grain => (kind === "index" ? "territory" : "unit");
