/**
 * The `count` largest values, descending; all of them when there are fewer. Reorders `values`.
 *
 * Source: C. A. R. Hoare (1961), "Algorithm 65: Find", with the middle value as pivot. Expected O(values + count log count).
 */
export function heaviest(values: Float64Array, count: number): Float64Array {
  if (count < values.length) gatherLargest(values, count);
  return values.subarray(0, count).sort().reverse();
}

/** Moves the `count` largest values to the front, in any order. */
function gatherLargest(values: Float64Array, count: number): void {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] as number) > pivot) left++;
      while ((values[right] as number) < pivot) right--;
      if (left > right) break;
      const swapped = values[left] as number;
      values[left++] = values[right] as number;
      values[right--] = swapped;
    }
    if (count - 1 <= right) high = right;
    else if (count - 1 >= left) low = left;
    else return;
  }
}
