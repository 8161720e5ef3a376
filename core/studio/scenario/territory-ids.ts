import type { TerritoryIndex } from "../../domain/territory.ts";

/** "T01", "T02" … : as many digits as the largest number needs, at least two. */
export const territoryId = (index: TerritoryIndex): string => `T${String(index + 1).padStart(2, "0")}`;
