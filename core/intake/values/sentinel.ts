/**
 * Whether a number is one that databases write for "not known": −999, −9999 and longer ones. In a column that also
 * holds other negative numbers they may be real: the caller decides.
 */
export function isSentinel(value: number): boolean {
  return value <= -999 && /^-9{3,}$/.test(String(value));
}
