import type { Map as MapLibreMap } from "maplibre-gl";

/** Pixels of the map. */
export type Place = { readonly x: number; readonly y: number };

/** A crosshair that arrow keys move over the map, in place of a pointer. */
export type Steering = {
  /** Null while nobody steers. */
  readonly place: () => Place | null;
  /** Moves it by an arrow key, with Shift further; the first press shows where it stands. Whether it was an arrow. */
  readonly steer: (event: KeyboardEvent) => boolean;
  /** Shows where it stands. */
  readonly begin: () => void;
  readonly hide: () => void;
};

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
 * @param first Where it stands at first; the middle of the map where that is out of sight or not said.
 * @param show Told of every move, and of null when it goes.
 */
export function createSteering(
  map: MapLibreMap,
  show: (place: Place | null) => void,
  first: () => Place | null = () => null,
): Steering {
  let place: Place | null = null;
  const put = (next: Place): void => {
    place = next;
    show(next);
  };
  const begin = (): void => {
    const wished = first();
    const { clientWidth, clientHeight } = map.getCanvas();
    put(wished !== null && isInSight(map, wished) ? wished : { x: clientWidth / 2, y: clientHeight / 2 });
  };
  return {
    place: () => place,
    steer({ key, shiftKey }) {
      const step = STEPS[key];
      if (step === undefined) return false;
      if (place === null) {
        begin();
        return true;
      }
      const by = shiftKey ? LEAP_PX : STEP_PX;
      const next = { x: place.x + step.x * by, y: place.y + step.y * by };
      if (isInSight(map, next)) put(next);
      else {
        map.panBy([step.x * by, step.y * by], { duration: 0 });
        put(place);
      }
      return true;
    },
    begin,
    hide() {
      if (place === null) return;
      place = null;
      show(null);
    },
  };
}

function isInSight(map: MapLibreMap, { x, y }: Place): boolean {
  const { clientWidth, clientHeight } = map.getCanvas();
  const isWithin = (at: number, size: number): boolean => at >= MARGIN_PX && at <= size - MARGIN_PX;
  return isWithin(x, clientWidth) && isWithin(y, clientHeight);
}
