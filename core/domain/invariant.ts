/** Throws when something only a defect can cause has happened. `detail` belongs to the offending value. */
export function invariant(condition: boolean, detail: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${detail}`);
}

/** The value of an index that is known to exist; a missing one is a defect of the caller. */
export function known<Value>(value: Value | undefined | null, detail = "value"): Value {
  if (value === undefined || value === null) throw new Error(`broken invariant: missing ${detail}`);
  return value;
}

/** Closes an exhaustive switch: a new case of the union is a compile error where this is called. */
export function assertNever(value: never): never {
  throw new Error(`broken invariant: unexpected case ${JSON.stringify(value)}`);
}
