import type { Layer, UnitIndex } from "../../../core/domain/layer.ts";
import type { TerritoryIndex } from "../../../core/domain/territory.ts";
import type { UnitFinder } from "../../../core/geo/select/unit-finder.ts";
import type { Corner } from "../../../core/geo/select/units-in-polygon.ts";
import type { ToolAction } from "../../stores/tool-store.ts";

/** Where the pointer is: pixels of the map as it is at that moment, and degrees. */
export type PointerAt = { readonly x: number; readonly y: number; readonly lng: number; readonly lat: number };

/** What a gesture must know of the map below it, as it is when the gesture begins. */
export type Field = {
  readonly layer: Layer;
  readonly extentUnits: Int32Array;
  readonly finder: UnitFinder;
  readonly assignment: Int32Array;
  readonly activeTerritory: TerritoryIndex | null;
  readonly action: ToolAction;
  readonly brushPx: number;
  readonly radiusKm: number | null;
  readonly degreesPerPx: number;
  /** Where a place of the gesture lies on the screen at present: the map may be zoomed and moved meanwhile. */
  readonly pixelOf: (at: PointerAt) => { readonly x: number; readonly y: number };
  /** Whether the tools may touch a unit at all. */
  readonly mayTouch: (unit: UnitIndex) => boolean;
};

/** The line to be drawn along a gesture, in degrees, so that it stays in place when the map is zoomed. */
export type Outline = { readonly corners: readonly Corner[]; readonly isClosed: boolean };

/** A gesture under way, from the press of the button to its end. */
export type Gesture = {
  readonly move: (at: PointerAt) => void;
  /** The button was let go. Whether the gesture is complete; one that takes several clicks goes on. */
  readonly up: (at: PointerAt) => boolean;
  /** Enter was pressed, or the last corner clicked twice: whether the gesture can end here. */
  readonly finish?: () => boolean;
  /** Takes the last corner back; whether anything is left. */
  readonly takeBack?: () => boolean;
  /** What it has taken so far. Units that the tools may not touch are left out by the caller. */
  readonly units: () => Iterable<UnitIndex>;
  readonly outline: () => Outline | null;
  /** What a click alone would do with nothing taken: nothing. A drag that was meant covers some pixels. */
  readonly isMeant: () => boolean;
  /** It is made of clicks: nothing is dragged. */
  readonly isClicked?: true;
  /** Where the units go, for gestures that say so themselves; else the active territory. */
  readonly target?: TerritoryIndex;
};

/** One tool of the map: one file, and nothing of it knows the map, the stores or React. */
export type GestureTool = {
  /** @returns null when nothing can be done from there. */
  readonly begin: (field: Field, at: PointerAt) => Gesture | null;
  /** What to say when nothing can be done from where the button was pressed; null for nothing. */
  readonly whyNot?: (field: Field) => string | null;
  /** What a click would take, shown while the pointer hovers. */
  readonly hover?: (field: Field, at: PointerAt) => Gesture | null;
};

/** A drag shorter than this is a click with an unsteady hand. */
export const MOVED_PX = 4;

/** How far apart two places of a gesture are on the screen at present. */
export function pixelsBetween({ pixelOf }: Pick<Field, "pixelOf">, a: PointerAt, b: PointerAt): number {
  const [from, to] = [pixelOf(a), pixelOf(b)];
  return Math.hypot(from.x - to.x, from.y - to.y);
}
