import type { Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useState } from "react";
import type { Drawing } from "../../stores/region-store.ts";
import classes from "./region-pen.module.css";

type Place = { readonly x: number; readonly y: number };

const STEP_PX = 8;
const LEAP_PX = 48;
/** Nearer to the map's edge than this, the map goes on under the crosshair instead. */
const MARGIN_PX = 40;
const STEPS: Readonly<Record<string, Place>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/**
 * The pen without a mouse: arrow keys move a crosshair, Enter or Space sets a corner there, and again at the same place
 * ends the shape. Where corners are moved, one press takes the corner up and the next puts it down.
 */
export function PenCrosshair({ map, kind }: { readonly map: MapLibreMap; readonly kind: Drawing["kind"] }) {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => listen(map, kind, setPlace), [map, kind]);
  if (place === null) return null;
  return (
    <svg
      className={classes.crosshair}
      style={{ transform: `translate(${place.x - 12}px, ${place.y - 12}px)` }}
      width={24}
      height={24}
      aria-hidden="true"
      data-testid="pen-crosshair"
    >
      <path d="M12 1v8M12 15v8M1 12h8M15 12h8" />
    </svg>
  );
}

function listen(map: MapLibreMap, kind: Drawing["kind"], show: (place: Place | null) => void): () => void {
  const canvas = map.getCanvas();
  let place: Place | null = null;
  let isDown = false;

  const point = (type: "pointermove" | "pointerdown" | "pointerup", at: Place): void => {
    const { left, top } = canvas.getBoundingClientRect();
    const init = { clientX: left + at.x, clientY: top + at.y, isPrimary: true, button: 0, bubbles: true };
    canvas.dispatchEvent(new PointerEvent(type, init));
  };
  const moveBy = ({ x, y }: Place, by: number): void => {
    const from = place ?? { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 };
    // The first press shows where it stands.
    let next = place === null ? from : { x: from.x + x * by, y: from.y + y * by };
    const isOff = !within(next.x, canvas.clientWidth) || !within(next.y, canvas.clientHeight);
    if (isOff) {
      map.panBy([x * by, y * by], { duration: 0 });
      next = from;
    }
    place = next;
    show(next);
    point("pointermove", next);
  };
  const press = (at: Place): void => {
    if (kind === "new" || !isDown) point("pointerdown", at);
    if (kind === "new" || isDown) point("pointerup", at);
    isDown = kind === "reshape" && !isDown;
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !belongsToMap(map, event)) return;
    const step = STEPS[event.key];
    const sets = place !== null && (event.key === " " || (event.key === "Enter" && (kind === "new" || isDown)));
    if (step !== undefined) moveBy(step, event.shiftKey ? LEAP_PX : STEP_PX);
    else if (sets && place !== null) press(place);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // Terra Draw would end the shape when Enter is let go; here it has set a corner.
  const keyUp = (event: KeyboardEvent): void => {
    if (event.isTrusted && event.key === "Enter" && place !== null && belongsToMap(map, event)) event.stopPropagation();
  };
  const takeMouse = (event: PointerEvent): void => {
    if (!event.isTrusted || place === null) return;
    place = null;
    show(null);
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

const within = (at: number, size: number): boolean => at >= MARGIN_PX && at <= size - MARGIN_PX;

/** Keys are the pen's while the map has the focus, or nothing has. */
const belongsToMap = (map: MapLibreMap, { target }: KeyboardEvent): boolean =>
  target === document.body || (target instanceof Node && map.getCanvasContainer().contains(target));
