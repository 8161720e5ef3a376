import type { Map as MapLibreMap } from "maplibre-gl";
import { moveCursorTo } from "../../commands/move-cursor.ts";
import { gestureStore } from "../../stores/gesture-store.ts";
import { planStore } from "../../stores/plan-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { toolStore } from "../../stores/tool-store.ts";
import { belongsToMap } from "../belongs-to-map.ts";
import { createSteering, type Place } from "../crosshair/steering.ts";
import { finderOf } from "../finder-of.ts";
import type { PointerAt } from "./gesture.ts";
import type { GestureRunner } from "./gesture-runner.ts";
import { modeOf } from "./mode-of.ts";

export type GestureKeys = {
  /** Whether the key was one of a gesture's; it is nobody else's then. */
  readonly press: (event: KeyboardEvent) => boolean;
  /** The pointer is used again. */
  readonly hide: () => void;
  readonly stop: () => void;
};

/**
 * Gestures without a mouse: arrow keys move a crosshair; Enter or Space presses the button there, and once more lets it go.
 * What a click does is done by one of them; Shift and Alt mean what they mean with the mouse.
 */
export function gestureKeys(map: MapLibreMap, runner: GestureRunner, draw: (place: Place | null) => void): GestureKeys {
  const at = ({ x, y }: Place): PointerAt => {
    const { lng, lat } = map.unproject([x, y]);
    return { x, y, lng, lat };
  };
  const show = (place: Place | null): void => {
    draw(place);
    if (toolStore.getState().isSteered !== (place !== null)) toolStore.setState({ isSteered: place !== null });
    if (place === null) return runner.leave();
    runner.move(at(place), "replace");
    sayWhatIsAt(at(place));
  };
  const steering = createSteering(map, show, () => placeOfCursor(map));
  // Zoomed or moved by other keys, the map has something else under the crosshair.
  const follow = (): void => {
    const place = steering.place();
    if (place !== null) runner.move(at(place), "replace");
  };
  map.on("move", follow);
  return {
    press(event) {
      if (event.ctrlKey || event.metaKey || !belongsToMap(map, event)) return false;
      const { question, proposal } = gestureStore.getState();
      if (question !== null || proposal !== null) return false;
      const place = steering.place();
      // The same key takes back what is selected, too.
      if (event.key === "Escape" && !runner.isOn()) steering.hide();
      if (event.key === "Enter" || event.key === " ") {
        if (place !== null) runner.tap(at(place), modeOf(event));
        else if (runner.isOn()) return false;
        else steering.begin();
        return true;
      }
      return !event.altKey && steering.steer(event);
    },
    hide: steering.hide,
    stop() {
      map.off("move", follow);
      steering.hide();
    },
  };
}

/** The line below the map says what is there, as it does for the unit that arrow keys come to without a tool. */
function sayWhatIsAt({ lng, lat }: PointerAt): void {
  const { layer, columns } = planStore.getState();
  if (layer === null || columns === null) return;
  const unit = finderOf(layer).unitAt(lng, lat);
  moveCursorTo(unit >= 0 && columns.extent[unit] === 1 ? unit : null);
}

/** Steering goes on from the unit that the arrow keys came to, or from the one that is selected. */
function placeOfCursor(map: MapLibreMap): Place | null {
  const { layer } = planStore.getState();
  const [selected] = selectionStore.getState().units;
  const unit = toolStore.getState().cursor ?? selected;
  if (layer === null || unit === undefined) return null;
  const { x, y } = map.project([layer.pointLng[unit] ?? 0, layer.pointLat[unit] ?? 0]);
  return { x, y };
}
