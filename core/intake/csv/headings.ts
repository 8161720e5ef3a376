/**
 * The heading of every column, trimmed and unique: a blank one is named after its position, and those that stand in
 * the file several times are numbered, all of them, so that none is taken for another by accident.
 */
export function uniqueHeadings(header: readonly string[]): string[] {
  const trimmed = header.map((heading, column) => heading.trim().replace(/\s+/g, " ") || `Column ${column + 1}`);
  const total = new Map<string, number>();
  for (const heading of trimmed) total.set(heading, (total.get(heading) ?? 0) + 1);

  const taken = new Set(trimmed.filter((heading) => total.get(heading) === 1));
  const next = new Map<string, number>();
  return trimmed.map((heading) => {
    if (total.get(heading) === 1) return heading;
    let number = next.get(heading) ?? 1;
    while (taken.has(`${heading} (${number})`)) number++;
    next.set(heading, number + 1);
    taken.add(`${heading} (${number})`);
    return `${heading} (${number})`;
  });
}
