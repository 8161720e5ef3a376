/** Slot of the unit on one side of an arc, −1 for none; outside the layer there is none. */
export function slotBeside(slots: Int32Array, unit: number): number {
  const slot = unit < 0 ? -1 : (slots[unit] as number);
  return slot < 0 ? -1 : slot;
}
