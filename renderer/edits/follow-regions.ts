import type { Edit } from "../../core/domain/edit.ts";
import { regionStore } from "../stores/region-store.ts";

/** Brings what an edit does to regions to the screen. */
export function followRegions({ changes }: Edit): void {
  for (const change of changes) {
    if (change.kind !== "region") continue;
    const { id, to } = change;
    regionStore.setState(({ regions, current }) => {
      const others = regions.filter((region) => region.id !== id);
      return {
        regions: to === null ? others : [...others, to].sort((p, q) => p.name.localeCompare(q.name)),
        current: to === null && current === id ? null : current,
      };
    });
  }
}
