/**
 * What is fetched by relative URL in both shells, and what it answers with. `…pack` is core/domain/pack.ts.
 *
 * - `POST /uploads?name=accounts.csv` (raw body) → JSON `Upload`
 * - `GET  /layers/<id>.pack` → the layer, as core/geo/encode-layer.ts writes it
 * - `GET  /tiles/<layer>/{z}/{x}/{y}` → vector tile: source layers `units` (feature id = unit index; `id`, `name`) and `labels`
 * - `GET  /basemap/{z}/{x}/{y}` → vector tile: `land`, `water`, `rivers`, `states`, `counties`, `cities`
 * - `GET  /accounts/<form>/<measure>/{z}/{x}/{y}` → vector tile of the open plan's accounts, source layer `accounts`:
 *   `clusters` as core/geo/account-tiles.ts makes them (`count`, `sum`, `unit`; single accounts with their row as feature
 *   id), or `cells`, finer and for a heat map (`share`)
 * - `GET  /plan/columns.pack` → PlanColumns: what every scenario of the plan shares
 * - `GET  /plan/holdings.pack` → Holdings: who holds which accounts in the baseline; 404 without one
 * - `GET  /scenarios/<id>.pack` → ScenarioColumns
 * - `GET  /proposals/<id>.pack` → ScenarioColumns as a proposal would have them; 404 once it is accepted or discarded
 * - `GET  /solve/preview.pack` → the solver's plan on the way: column `slot` per unit (−1: not its business); head `preview`
 *   (its number) and `territories` (index of the territory that a slot is; slots beyond are new); 204 while there is none
 * - `GET  /files/<token>/<name>` → a file that was written for download
 */
export const resourceUrl = {
  upload: (name: string): string => `/uploads?name=${encodeURIComponent(name)}`,
  layer: (layerId: string): string => `/layers/${encodeURIComponent(layerId)}.pack`,
  tiles: (layerId: string): string => `/tiles/${encodeURIComponent(layerId)}/{z}/{x}/{y}`,
  basemap: "/basemap/{z}/{x}/{y}",
  accountTiles: (form: "clusters" | "cells", measure: string): string =>
    `/accounts/${form}/${encodeURIComponent(measure)}/{z}/{x}/{y}`,
  planColumns: "/plan/columns.pack",
  holdings: "/plan/holdings.pack",
  proposal: (id: string): string => `/proposals/${encodeURIComponent(id)}.pack`,
  solvePreview: "/solve/preview.pack",
  scenario: (id: string): string => `/scenarios/${encodeURIComponent(id)}.pack`,
};

export type Upload = { readonly upload: string; readonly name: string; readonly bytes: number };
