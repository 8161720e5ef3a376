/** Position of a unit in its layer, 0 … unitCount − 1. A session number: files hold the unit's id. */
export type UnitIndex = number;

/** Stored key of a layer: one that ships (`us-zip` …) or `imported-…` with a fingerprint of its content. */
export type LayerId = string;

/** Left or right of an arc there is no unit: the outside of the layer. */
export const OUTSIDE = -1;

/** Coordinates are integers in millionths of a degree (about 0.11 m), so that shared borders are equal bit for bit. */
export const DEGREES_PER_STEP = 1e-6;

/** What a layer says of itself; shown wherever the layer is named and stored with every plan. */
export type LayerMeta = {
  readonly id: LayerId;
  /** "ZIP areas (approximate)", "Counties", … */
  readonly title: string;
  /** One unit and several, as in a sentence: "ZIP area", "ZIP areas". */
  readonly unitNoun: string;
  readonly unitNounPlural: string;
  /** True when the borders are derived and not official (the shipped ZIP areas). */
  readonly approximate: boolean;
  /** Year or edition of the source, "2020 ZCTA points, 2017 counties". */
  readonly vintage: string;
  readonly source: string;
  readonly licence: string;
};

/**
 * The borders of a layer as a planar set of arcs, each stored once.
 *
 * Arc `a` has the vertices `arcOffsets[a]` … `arcOffsets[a + 1] − 1` (at least two); vertex `v` lies at longitude
 * `coordinates[2v]` and latitude `coordinates[2v + 1]`, in millionths of a degree. Walking along the arc,
 * `arcLeft[a]` is the unit on the left hand and `arcRight[a]` the one on the right, or `OUTSIDE`. Arcs meet only in
 * their ends; a closed arc begins and ends in the same vertex. Both sides of an arc are never the same unit.
 */
export type Topology = {
  readonly coordinates: Int32Array;
  readonly arcOffsets: Int32Array;
  readonly arcLeft: Int32Array;
  readonly arcRight: Int32Array;
  /** Geodesic (spherical) length of each arc in km. */
  readonly arcLengthKm: Float64Array;
};

/** How two neighbours hang together: by a common border, by a link over water, or by a link over a gap of the extent. */
export const BORDER = 0;
export const WATER_LINK = 1;
export const GAP_LINK = 2;

/**
 * Neighbour lists, compressed: the neighbours of unit `u` are `neighbours[offsets[u]]` … `neighbours[offsets[u + 1] − 1]`,
 * ascending, each pair stored from both sides. `borderKm` is the length of the common border, 0 for a link. `link`
 * holds BORDER, WATER_LINK or GAP_LINK. Units that touch only in a point are no neighbours.
 */
export type Adjacency = {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  readonly borderKm: Float64Array;
  readonly link: Uint8Array;
};

/** The units of another layer that this layer's units belong to. */
export type ParentColumn = {
  /** `us-state`, `us-county`, `us-zip3`. */
  readonly layer: LayerId;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Per unit of this layer: position in `ids`, or −1. */
  readonly index: Int32Array;
};

/** A set of units that tile an area. Immutable once built. All arrays have one entry per unit unless said. */
export type Layer = {
  readonly meta: LayerMeta;
  readonly unitCount: number;
  /** Stable stored ids: a ZIP, a county FIPS code, a state FIPS code, or the imported id column. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly parents: readonly ParentColumn[];
  /** Geodesic area in km². */
  readonly areaKm2: Float64Array;
  /** A point inside the unit (its label point), degrees. */
  readonly pointLng: Float64Array;
  readonly pointLat: Float64Array;
  readonly topology: Topology;
  readonly adjacency: Adjacency;
};

/** What of a layer is drawn; quicker to decode than all of it. */
export type DrawnLayer = Pick<Layer, "unitCount" | "ids" | "names" | "topology" | "areaKm2" | "pointLng" | "pointLat">;
