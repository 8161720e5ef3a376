/**
 * "+2.1 %", "−0.4", "0.0 %": a change with its sign, a true minus among them. What is written like no change has none.
 *
 * @param write How a size is written, without a sign.
 */
export function signed(change: number, write: (size: number) => string): string {
  const size = write(Math.abs(change));
  if (size === write(0)) return size;
  return `${change < 0 ? "−" : "+"}${size}`;
}
