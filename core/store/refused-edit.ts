import type { Lock } from "../domain/locks.ts";

/** Why the file does not take an edit. */
export type RefusedEdit =
  | { readonly kind: "stale-revision"; readonly revision: number }
  /** A `from` side is not what the file holds: the edit was made for another state. */
  | { readonly kind: "other-state"; readonly detail: string }
  | { readonly kind: "unknown-unit"; readonly unit: number }
  | { readonly kind: "unknown-account"; readonly account: number }
  | { readonly kind: "unknown-territory"; readonly territory: number }
  | { readonly kind: "territory-id-taken"; readonly id: string }
  | { readonly kind: "territory-in-use"; readonly territory: number }
  | { readonly kind: "missing-group"; readonly group: number }
  | { readonly kind: "group-in-itself"; readonly group: number }
  | { readonly kind: "group-id-taken"; readonly id: string }
  /** `name` is the territory's, or the unit's id; empty where the whole scenario is locked. */
  | { readonly kind: "locked"; readonly lock: Lock["kind"]; readonly name: string }
  /** Parts of a unit cannot be joined: a scenario makes a difference between them, or one of them is divided itself. */
  | { readonly kind: "parts-in-use"; readonly unit: string; readonly scenario: string }
  | { readonly kind: "malformed"; readonly detail: string };

/** Carries a refusal out of a transaction, which thereby rolls back. */
export class EditRefused extends Error {
  override readonly name = "EditRefused";
  readonly refused: RefusedEdit;
  constructor(refused: RefusedEdit) {
    super(refused.kind);
    this.refused = refused;
  }
}

export const refuse = (refused: RefusedEdit): never => {
  throw new EditRefused(refused);
};
