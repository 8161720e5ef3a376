/** A weight that territory `territory` and owner `owner` have in common. */
export type Overlap = { readonly territory: number; readonly owner: number; readonly weight: number };

/**
 * The owner of each territory for which the most weight stays with its present owner; each owner holds one territory
 * at most. A territory that has nothing in common with the owner left for it gets −1.
 *
 * Assignment problem, solved by shortest augmenting paths with potentials (the Hungarian method in the form of
 * Jonker & Volgenant 1987, "A shortest augmenting path algorithm for dense and sparse linear assignment problems").
 *
 * @param overlaps Weights ≥ 0; several entries of one pair add up.
 * @returns Length `territoryCount`: owner 0 … ownerCount − 1, or −1.
 *
 * O(n² · m) with n the smaller of the two counts, m the larger; n · m doubles. 1,000 × 1,000: about a second at worst.
 */
export function matchOwners(territoryCount: number, ownerCount: number, overlaps: readonly Overlap[]): Int32Array {
  const turned = territoryCount > ownerCount;
  const rows = turned ? ownerCount : territoryCount;
  const columns = turned ? territoryCount : ownerCount;
  const gain = new Float64Array(rows * columns);
  for (const { territory, owner, weight } of overlaps) {
    gain[turned ? owner * columns + territory : territory * columns + owner]! += weight;
  }
  const rowOf = assign(rows, columns, gain);
  const ownerOf = new Int32Array(territoryCount).fill(-1);
  rowOf.forEach((row, column) => {
    if (row < 0 || gain[row * columns + column] === 0) return;
    if (turned) ownerOf[column] = row;
    else ownerOf[row] = column;
  });
  return ownerOf;
}

/** Per column the row matched to it, or −1, of the matching of all rows with the largest gain; rows ≤ columns. */
function assign(rows: number, columns: number, gain: Float64Array): Int32Array {
  const rowPotential = new Float64Array(rows);
  const columnPotential = new Float64Array(columns);
  const rowOf = new Int32Array(columns).fill(-1);
  const previous = new Int32Array(columns);
  const distance = new Float64Array(columns);
  const done = new Uint8Array(columns);

  for (let start = 0; start < rows; start++) {
    distance.fill(Infinity);
    previous.fill(-1);
    done.fill(0);
    let row = start;
    let column = -1;
    let reached = 0;
    for (;;) {
      let nearest = -1;
      for (let j = 0; j < columns; j++) {
        if (done[j] === 1) continue;
        const length = reached - gain[row * columns + j]! - rowPotential[row]! - columnPotential[j]!;
        if (length < distance[j]!) {
          distance[j] = length;
          previous[j] = column;
        }
        if (nearest < 0 || distance[j]! < distance[nearest]!) nearest = j;
      }
      column = nearest;
      reached = distance[column]!;
      done[column] = 1;
      if (rowOf[column]! < 0) break;
      row = rowOf[column]!;
    }
    rowPotential[start]! += reached;
    for (let j = 0; j < columns; j++) {
      if (done[j] === 0 || j === column) continue;
      rowPotential[rowOf[j]!]! += reached - distance[j]!;
      columnPotential[j]! -= reached - distance[j]!;
    }
    while (column >= 0) {
      const before = previous[column]!;
      rowOf[column] = before < 0 ? start : rowOf[before]!;
      column = before;
    }
  }
  return rowOf;
}
