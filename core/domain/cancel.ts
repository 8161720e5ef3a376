/**
 * Asked by long work at regular points; true once its user no longer wants the result. `AbortSignal` is not
 * available to the pure rooms, so the edge adapts one: `() => signal.aborted`.
 */
export type IsCancelled = () => boolean;

/** Thrown by cancelled work; carries nothing, because nothing was kept. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
  constructor() {
    super("cancelled");
  }
}
