/** Where to put p centres, and which centre serves which site. */
export type MedianProblem = {
  readonly siteCount: number;
  /** Row-major, `siteCount` × `siteCount`: what it costs to serve a site (column) from a centre (row), ≥ 0. */
  readonly distance: Float64Array;
  /** Per site: what it asks of its centre, ≥ 0, and what it could carry as a centre. */
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  readonly medianCount: number;
  readonly seed: number;
  /** 1 is the normal effort; work grows with it. */
  readonly effort: number;
};
