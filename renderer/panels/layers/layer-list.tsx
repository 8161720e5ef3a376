import { Slider } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useStore } from "zustand";
import { MAP_LAYERS, type MapLayer } from "../../../core/domain/map-styling.ts";
import { lookOfLayer, toggleLayer } from "../../commands/style-map.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { stylingStore } from "../../stores/styling-store.ts";
import { en } from "../../text/en.ts";
import panel from "../side-panel.module.css";
import classes from "./layer-list.module.css";

/** Everything that is drawn, from top to bottom, each to be hidden or faded. */
export function LayerList() {
  return (
    <section className={panel.section} aria-labelledby="layer-list-title">
      <h3 id="layer-list-title">{en.layerList.onMap}</h3>
      <ul className={classes.list} data-testid="layer-list">
        {MAP_LAYERS.map((layer) => (
          <LayerRow key={layer} layer={layer} />
        ))}
      </ul>
    </section>
  );
}

function LayerRow({ layer }: { readonly layer: MapLayer }) {
  const { isVisible, opacity } = useStore(stylingStore, ({ layers }) => layers[layer]);
  const name = en.layerList.names[layer];
  return (
    <li className={classes.row} data-hidden={!isVisible}>
      <IconButton
        name={isVisible ? en.layerList.hide(name) : en.layerList.show(name)}
        size={24}
        onClick={() => toggleLayer(layer)}
        testId={`layer-${layer}`}
      >
        {isVisible ? <IconEye size={15} stroke={1.7} /> : <IconEyeOff size={15} stroke={1.7} />}
      </IconButton>
      <span>{name}</span>
      <Slider
        className={classes.opacity ?? ""}
        thumbLabel={en.layerList.opacity(name)}
        thumbSize={12}
        min={0}
        max={100}
        step={5}
        value={Math.round(100 * opacity)}
        label={(value) => `${value} %`}
        disabled={!isVisible}
        onChange={(value) => lookOfLayer(layer, { opacity: value / 100 })}
      />
    </li>
  );
}
