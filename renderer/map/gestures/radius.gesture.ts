import { distanceKm } from "../../../core/geo/arc-length.ts";
import { type Circle, circleCorners, unitsInCircle } from "../../../core/geo/select/units-in-circle.ts";
import { type Field, type Gesture, type GestureTool, MOVED_PX, type PointerAt, pixelsBetween } from "./gesture.ts";

/** The circle of a gesture under way, for whoever shows its size. */
export type CircleGesture = Gesture & { readonly circle: () => Circle };

/** Drag from the centre outwards; with a distance given, a click takes everything within it. */
export const radiusTool: GestureTool = {
  begin: (field, centre) => (field.radiusKm === null ? draggedCircle(field, centre) : givenCircle(field, centre)),
  hover: (field, at) => (field.radiusKm === null ? null : givenCircle(field, at)),
};

function draggedCircle(field: Field, centre: PointerAt): CircleGesture {
  const { layer, extentUnits } = field;
  let rim = centre;
  const circle = (): Circle => ({
    lng: centre.lng,
    lat: centre.lat,
    radiusKm: distanceKm(centre.lng, centre.lat, rim.lng, rim.lat),
  });
  const isMeant = (): boolean => pixelsBetween(field, rim, centre) >= MOVED_PX;
  return {
    circle,
    move(at) {
      rim = at;
    },
    up(at) {
      rim = at;
      return true;
    },
    units: () => (isMeant() ? unitsInCircle(layer, extentUnits, circle()) : []),
    outline: () => ({ corners: circleCorners(circle()), isClosed: true }),
    isMeant,
  };
}

function givenCircle({ layer, extentUnits, radiusKm }: Field, first: PointerAt): CircleGesture {
  let centre = first;
  const circle = (): Circle => ({ lng: centre.lng, lat: centre.lat, radiusKm: radiusKm ?? 0 });
  return {
    circle,
    move(at) {
      centre = at;
    },
    up: () => true,
    units: () => unitsInCircle(layer, extentUnits, circle()),
    outline: () => ({ corners: circleCorners(circle()), isClosed: true }),
    isMeant: () => true,
    isClicked: true,
  };
}
