import type { Map as MapLibreMap } from "maplibre-gl";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { planStore } from "../stores/plan-store.ts";
import { toolStore } from "../stores/tool-store.ts";
import { type Tool, viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { Crosshair } from "./crosshair/crosshair.tsx";
import type { Place } from "./crosshair/steering.ts";
import { finderOf } from "./finder-of.ts";
import type { Outline, PointerAt } from "./gestures/gesture.ts";
import { type GestureKeys, gestureKeys } from "./gestures/gesture-keys.ts";
import { createGestureRunner, type GestureRunner } from "./gestures/gesture-runner.ts";
import { modeOf } from "./gestures/mode-of.ts";
import classes from "./studio-map.module.css";

/** The tools' surface over the map. */
export function GestureOverlay({ map }: { readonly map: MapLibreMap }) {
  const tool = useStore(viewStore, (state) => state.tool);
  const layer = useStore(planStore, (state) => state.layer);
  // Made ready while nobody waits for it.
  useEffect(() => {
    if (layer === null) return undefined;
    const idle = requestIdleCallback(() => finderOf(layer), { timeout: 5000 });
    return () => cancelIdleCallback(idle);
  }, [layer]);
  return tool === "select" ? null : <GestureSurface key={tool} map={map} tool={tool} />;
}

type Props = { readonly map: MapLibreMap; readonly tool: Exclude<Tool, "select"> };
type Drawn = { readonly outline: Outline | null; readonly at: PointerAt | null };

/** Takes the pointer for one tool, and the arrow keys. The wheel still zooms the map below, the middle button drags it. */
function GestureSurface({ map, tool }: Props) {
  const [{ outline, at }, setDrawn] = useState<Drawn>({ outline: null, at: null });
  const [steered, setSteered] = useState<Place | null>(null);
  const [, setZoom] = useState(0);
  const brushPx = useStore(toolStore, (state) => state.brushPx);
  const surface = useRef<SVGSVGElement>(null);
  const runner = useRef<GestureRunner | null>(null);
  const keys = useRef<GestureKeys | null>(null);

  useEffect(() => {
    const own = createGestureRunner(map, tool, (next, pointer) => setDrawn({ outline: next, at: pointer }));
    const ownKeys = gestureKeys(map, own, setSteered);
    runner.current = own;
    keys.current = ownKeys;
    const press = (event: KeyboardEvent) => {
      const isDone =
        ownKeys.press(event) ||
        (event.key === "Escape" && own.abandon()) ||
        (event.key === "Enter" && own.finish()) ||
        (event.key === "Backspace" && own.takeBack());
      if (!isDone) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => {
      window.removeEventListener("keydown", press, { capture: true });
      ownKeys.stop();
      own.abandon();
    };
  }, [map, tool]);

  useEffect(() => {
    const svg = surface.current;
    if (svg === null) return undefined;
    const passOn = (event: WheelEvent) => {
      event.preventDefault();
      map.getCanvas().dispatchEvent(new WheelEvent("wheel", event));
    };
    const follow = () => setZoom((count) => count + 1);
    svg.addEventListener("wheel", passOn, { passive: false });
    map.on("move", follow);
    return () => {
      svg.removeEventListener("wheel", passOn);
      map.off("move", follow);
    };
  }, [map]);

  const placeOf = (event: PointerEvent<SVGSVGElement>): PointerAt => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    const { lng, lat } = map.unproject([x, y]);
    return { x, y, lng, lat };
  };
  return (
    <>
      <svg
        ref={surface}
        className={classes.gesture}
        data-tool={tool}
        role="application"
        aria-label={en.tools.hint[tool]}
        data-testid="gesture"
        onPointerDown={(event) => {
          if (event.button > 1) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          if (event.button === 0) runner.current?.press(placeOf(event), modeOf(event));
        }}
        onPointerMove={(event) => {
          // A pointer at rest is told of a move, too, when something below it changes.
          if (event.movementX !== 0 || event.movementY !== 0) keys.current?.hide();
          if ((event.buttons & 4) !== 0) map.panBy([-event.movementX, -event.movementY], { duration: 0 });
          else runner.current?.move(placeOf(event), modeOf(event));
        }}
        onPointerUp={(event) => {
          if (event.button === 0) runner.current?.release(placeOf(event), modeOf(event));
        }}
        onPointerCancel={() => runner.current?.abandon()}
        onPointerLeave={() => runner.current?.leave()}
      >
        {outline !== null && outline.corners.length > 1 && <Shape map={map} outline={outline} />}
        {tool === "brush" && at !== null && <circle className={classes.brush} cx={at.x} cy={at.y} r={brushPx} />}
      </svg>
      {steered !== null && <Crosshair place={steered} />}
    </>
  );
}

function Shape({ map, outline: { corners, isClosed } }: { readonly map: MapLibreMap; readonly outline: Outline }) {
  const points = corners
    .map(([lng, lat]) => {
      const { x, y } = map.project([lng, lat]);
      return `${x},${y}`;
    })
    .join(" ");
  return isClosed ? (
    <polygon className={classes.shape} points={points} />
  ) : (
    <polyline className={classes.shape} points={points} />
  );
}
