import type { Corner } from "../../core/geo/select/units-in-polygon.ts";
import { api } from "../shell/api.ts";
import { gestureStore } from "../stores/gesture-store.ts";
import { attempt } from "./attempt.ts";

let isAsking = false;

/** Counts the accounts inside the shape that is being drawn: one question at a time, whatever the pointer does meanwhile. */
export function previewPicking(corners: readonly Corner[]): void {
  const { preview } = gestureStore.getState();
  const found = preview?.kind === "pick" ? preview.found : null;
  // The shape may go on growing in place.
  gestureStore.setState({ preview: { kind: "pick", corners: [...corners], found } });
  if (!isAsking) void count();
}

async function count(): Promise<void> {
  isAsking = true;
  await attempt(async () => {
    for (let asked = shapeNow(); asked !== null; ) {
      const found = await api().accounts.sumsInShape({ corners: asked.map(([lng, lat]) => [lng, lat]) });
      const corners = shapeNow();
      // The gesture may have ended meanwhile.
      if (corners === null) return;
      gestureStore.setState({ preview: { kind: "pick", corners, found } });
      asked = corners === asked ? null : corners;
    }
  });
  isAsking = false;
}

function shapeNow(): readonly Corner[] | null {
  const { preview } = gestureStore.getState();
  return preview?.kind === "pick" ? preview.corners : null;
}
