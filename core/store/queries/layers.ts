import { known } from "../../domain/invariant.ts";
import type { LayerMeta } from "../../domain/layer.ts";
import type { ReadableDb, WritableDb } from "../database.ts";

/** The plan's layer. `pack` is null for a shipped one, which is found by its id and recognised by its fingerprint. */
export type StoredLayer = {
  readonly meta: LayerMeta;
  readonly fingerprint: string;
  readonly pack: Uint8Array | null;
};

export function insertLayer(db: WritableDb, { meta, fingerprint, pack }: StoredLayer): void {
  db.prepare("INSERT INTO layers (id, fingerprint, meta, pack) VALUES (?, ?, ?, ?)").run(
    meta.id,
    fingerprint,
    JSON.stringify(meta),
    pack,
  );
}

export function readLayer(db: ReadableDb): StoredLayer {
  const row = known(
    db
      .prepare<[], { meta: string; fingerprint: string; pack: Buffer | null }>(
        "SELECT meta, fingerprint, pack FROM layers JOIN plan ON layers.id = plan.layer_id",
      )
      .get(),
    "the plan's layer",
  );
  return { meta: JSON.parse(row.meta) as LayerMeta, fingerprint: row.fingerprint, pack: row.pack };
}
