import type { Group, GroupIndex } from "./group.ts";
import type { Territory } from "./territory.ts";

type Groups = ReadonlyMap<GroupIndex, Group>;

export type HierarchyProblem =
  /** A group or territory lies in a group that does not exist. */
  | { readonly kind: "missing-group"; readonly group: GroupIndex }
  /** A group lies within itself, directly or by way of others. */
  | { readonly kind: "group-in-itself"; readonly group: GroupIndex }
  | { readonly kind: "group-id-taken"; readonly id: string };

/**
 * What is wrong with the tree of groups and territories; null when it is one. O(groups + territories), since a walk
 * upwards stops where another one has been.
 */
export function hierarchyProblem(groups: Groups, territories: Iterable<Territory>): HierarchyProblem | null {
  const ids = new Set<string>();
  const reachesTop = new Set<GroupIndex>();
  for (const group of groups.values()) {
    if (ids.has(group.id)) return { kind: "group-id-taken", id: group.id };
    ids.add(group.id);
    const path = new Set<GroupIndex>();
    for (let at: Group = group; !reachesTop.has(at.index); ) {
      if (path.has(at.index)) return { kind: "group-in-itself", group: at.index };
      path.add(at.index);
      if (at.parent === null) break;
      const parent = groups.get(at.parent);
      if (parent === undefined) return { kind: "missing-group", group: at.parent };
      at = parent;
    }
    for (const index of path) reachesTop.add(index);
  }
  for (const { group } of territories) {
    if (group !== null && !groups.has(group)) return { kind: "missing-group", group };
  }
  return null;
}

/**
 * The groups that hold `group`, itself first and the one at the top level last; empty for null. The tree must be sound.
 * O(depth).
 */
export function pathToTop(groups: Groups, group: GroupIndex | null): Group[] {
  const path: Group[] = [];
  for (let at = group; at !== null; ) {
    const found = groups.get(at);
    if (found === undefined) break;
    path.push(found);
    at = found.parent;
  }
  return path;
}

/** Whether `inner` is `outer` or lies somewhere within it. O(depth). */
export const liesWithin = (groups: Groups, inner: GroupIndex | null, outer: GroupIndex): boolean =>
  pathToTop(groups, inner).some(({ index }) => index === outer);
