import type { Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useState } from "react";
import type { Drawing } from "../../stores/region-store.ts";
import { belongsToMap } from "../belongs-to-map.ts";
import { Crosshair } from "../crosshair/crosshair.tsx";
import { createSteering, type Place } from "../crosshair/steering.ts";

/**
 * The pen without a mouse: arrow keys move a crosshair, Enter or Space sets a corner there, and again at the same place
 * ends the shape. Where corners are moved, one press takes the corner up and the next puts it down.
 */
export function PenCrosshair({ map, kind }: { readonly map: MapLibreMap; readonly kind: Drawing["kind"] }) {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => listen(map, kind, setPlace), [map, kind]);
  return place === null ? null : <Crosshair place={place} />;
}

function listen(map: MapLibreMap, kind: Drawing["kind"], show: (place: Place | null) => void): () => void {
  const canvas = map.getCanvas();
  let isDown = false;

  const point = (type: "pointermove" | "pointerdown" | "pointerup", at: Place): void => {
    const { left, top } = canvas.getBoundingClientRect();
    const init = { clientX: left + at.x, clientY: top + at.y, isPrimary: true, button: 0, bubbles: true };
    canvas.dispatchEvent(new PointerEvent(type, init));
  };
  const steering = createSteering(map, (place) => {
    show(place);
    if (place !== null) point("pointermove", place);
  });
  const press = (at: Place): void => {
    if (kind === "new" || !isDown) point("pointerdown", at);
    if (kind === "new" || isDown) point("pointerup", at);
    isDown = kind === "reshape" && !isDown;
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !belongsToMap(map, event)) return;
    const place = steering.place();
    const sets = place !== null && (event.key === " " || (event.key === "Enter" && (kind === "new" || isDown)));
    if (sets) press(place);
    else if (!steering.steer(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // Terra Draw would end the shape when Enter is let go; here it has set a corner.
  const keyUp = (event: KeyboardEvent): void => {
    const isOurs = event.isTrusted && event.key === "Enter" && steering.place() !== null;
    if (isOurs && belongsToMap(map, event)) event.stopPropagation();
  };
  const takeMouse = (event: PointerEvent): void => {
    if (event.isTrusted) steering.hide();
  };
  window.addEventListener("keydown", keyDown, { capture: true });
  window.addEventListener("keyup", keyUp, { capture: true });
  canvas.addEventListener("pointermove", takeMouse);
  return () => {
    window.removeEventListener("keydown", keyDown, { capture: true });
    window.removeEventListener("keyup", keyUp, { capture: true });
    canvas.removeEventListener("pointermove", takeMouse);
  };
}
