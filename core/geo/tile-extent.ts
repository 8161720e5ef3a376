/** Tile units per tile side, as MapLibre expects it. */
export const TILE_EXTENT = 4096;
