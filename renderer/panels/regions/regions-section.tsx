import {
  IconCircleDashed,
  IconEye,
  IconEyeOff,
  IconFileImport,
  IconLine,
  IconPolygon,
  IconShape,
} from "@tabler/icons-react";
import { useStore } from "zustand";
import type { Region } from "../../../core/domain/region.ts";
import { drawRegion } from "../../commands/regions/draw-region.ts";
import { importRegions } from "../../commands/regions/import-region.ts";
import { chooseRegion, toggleRegion } from "../../commands/regions/region-edits.ts";
import { regionFromSelection } from "../../commands/regions/region-from-selection.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { regionStore } from "../../stores/region-store.ts";
import { en } from "../../text/en.ts";
import panel from "../side-panel.module.css";
import { RegionCard } from "./region-card.tsx";
import { RegionMenu } from "./region-menu.tsx";
import classes from "./regions.module.css";

const words = en.regions;

const TOOLS = [
  { name: words.drawPolygon, Icon: IconPolygon, run: () => drawRegion("polygon"), testId: "draw-polygon" },
  { name: words.drawCircle, Icon: IconCircleDashed, run: () => drawRegion("circle"), testId: "draw-circle" },
  { name: words.drawLine, Icon: IconLine, run: () => drawRegion("line"), testId: "draw-line" },
  { name: words.fromSelection, Icon: IconShape, run: () => void regionFromSelection(), testId: "region-selection" },
  { name: words.importFile, Icon: IconFileImport, run: () => void importRegions(), testId: "region-import" },
] as const;

/** Shapes of the plan: draw one, choose by it, divide along it. */
export function RegionsSection() {
  const regions = useStore(regionStore, (state) => state.regions);
  return (
    <section className={panel.section} aria-labelledby="regions-title" data-testid="regions">
      <h3 id="regions-title">{words.title}</h3>
      <div className={classes.tools}>
        {TOOLS.map(({ name, Icon, run, testId }) => (
          <IconButton key={testId} name={name} onClick={run} testId={testId}>
            <Icon size={17} stroke={1.7} />
          </IconButton>
        ))}
      </div>
      {regions.length === 0 ? (
        <p className={panel.hint}>{words.empty}</p>
      ) : (
        <ul className={classes.list}>
          {regions.map((region) => (
            <RegionRow key={region.id} region={region} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RegionRow({ region }: { readonly region: Region }) {
  const isCurrent = useStore(regionStore, ({ current }) => current === region.id);
  const isHidden = useStore(regionStore, ({ hidden }) => hidden.has(region.id));
  const { name, color } = region;
  return (
    <li className={classes.item} data-current={isCurrent} data-testid={`region-${name}`}>
      <div className={classes.row}>
        <button
          type="button"
          className={classes.name}
          aria-expanded={isCurrent}
          onClick={() => chooseRegion(isCurrent ? null : region.id)}
        >
          <span className={classes.swatch} style={{ borderColor: color }} aria-hidden="true" />
          <span>{name}</span>
        </button>
        <IconButton
          name={isHidden ? words.show(name) : words.hide(name)}
          size={24}
          onClick={() => toggleRegion(region)}
        >
          {isHidden ? <IconEyeOff size={15} stroke={1.7} /> : <IconEye size={15} stroke={1.7} />}
        </IconButton>
        <RegionMenu region={region} />
      </div>
      {isCurrent && <RegionCard region={region} />}
    </li>
  );
}
