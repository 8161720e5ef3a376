import type { Change, Edit } from "../../domain/edit.ts";
import type { Group } from "../../domain/group.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import type { Region } from "../../domain/region.ts";
import { makeTerritory, type Territory } from "../../domain/territory.ts";

/**
 * How the journal spells changes. A build moves 33,000 units at once, so sides are written as runs ([value, length, …])
 * and unit numbers as steps from the one before, themselves in runs: a few kilobytes instead of half a megabyte.
 */
type ChangeText =
  | { readonly k: "units"; readonly u: readonly number[]; readonly f: readonly number[]; readonly t: readonly number[] }
  | { readonly k: "territory"; readonly i: number; readonly f: Territory | null; readonly t: Territory | null }
  | { readonly k: "override"; readonly a: number; readonly f: OverrideText | null; readonly t: OverrideText | null }
  | { readonly k: "group"; readonly i: number; readonly f: Group | null; readonly t: Group | null }
  | { readonly k: "locks"; readonly u: readonly number[]; readonly f: boolean; readonly t: boolean }
  | { readonly k: "all-locked"; readonly f: boolean; readonly t: boolean }
  | { readonly k: "region"; readonly i: string; readonly f: Region | null; readonly t: Region | null }
  | { readonly k: "split"; readonly n: number; readonly f: boolean; readonly t: boolean };
type OverrideText = readonly [territory: number, reason: string];
type OverrideSide = Extract<Change, { kind: "override" }>["from"];

export function changesToText(changes: Edit["changes"]): string {
  return JSON.stringify(changes.map(toText));
}

export function changesFromText(text: string): Change[] {
  return (JSON.parse(text) as ChangeText[]).map(fromText);
}

function toText(change: Change): ChangeText {
  switch (change.kind) {
    case "units":
      return { k: "units", u: toUnitRuns(change.units), f: toRuns(change.from), t: toRuns(change.to) };
    case "territory":
      return { k: "territory", i: change.index, f: change.from, t: change.to };
    case "override":
      return { k: "override", a: change.account, f: overrideText(change.from), t: overrideText(change.to) };
    case "group":
      return { k: "group", i: change.index, f: change.from, t: change.to };
    case "locks":
      return { k: "locks", u: toUnitRuns(change.units), f: change.from, t: change.to };
    case "all-locked":
      return { k: "all-locked", f: change.from, t: change.to };
    case "region":
      return { k: "region", i: change.id, f: change.from, t: change.to };
    case "split":
      return { k: "split", n: change.split, f: change.from, t: change.to };
  }
}

function fromText(text: ChangeText): Change {
  switch (text.k) {
    case "units":
      return { kind: "units", units: fromUnitRuns(text.u), from: fromRuns(text.f), to: fromRuns(text.t) };
    case "territory":
      return { kind: "territory", index: text.i, from: territorySide(text.f), to: territorySide(text.t) };
    case "override":
      return { kind: "override", account: text.a, from: overrideSide(text.f), to: overrideSide(text.t) };
    case "group":
      return { kind: "group", index: text.i, from: text.f, to: text.t };
    case "locks":
      return { kind: "locks", units: fromUnitRuns(text.u), from: text.f, to: text.t };
    case "all-locked":
      return { kind: "all-locked", from: text.f, to: text.t };
    case "region":
      return { kind: "region", id: text.i, from: text.f, to: text.t };
    case "split":
      return { kind: "split", split: text.n, from: text.f, to: text.t };
  }
}

/** Journals of the first version have territories without groups, locks and targets. */
const territorySide = (text: Territory | null): Territory | null => (text === null ? null : makeTerritory(text));

const overrideText = (side: OverrideSide): OverrideText | null =>
  side === null ? null : [side.territory, side.reason];
const overrideSide = (text: OverrideText | null): OverrideSide =>
  text === null ? null : { territory: text[0], reason: text[1] };

const toUnitRuns = (units: readonly UnitIndex[]): number[] => toRuns(toSteps(units));
const fromUnitRuns = (runs: readonly number[]): UnitIndex[] => fromSteps(fromRuns(runs));

const toSteps = (values: readonly number[]): number[] => values.map((value, i) => value - (values[i - 1] ?? 0));

function fromSteps(steps: readonly number[]): number[] {
  let at = 0;
  return steps.map((step) => (at += step));
}

function toRuns(values: readonly number[]): number[] {
  const runs: number[] = [];
  for (const value of values) {
    if (runs.length > 0 && runs[runs.length - 2] === value) runs[runs.length - 1] = (runs[runs.length - 1] ?? 0) + 1;
    else runs.push(value, 1);
  }
  return runs;
}

function fromRuns(runs: readonly number[]): number[] {
  const values: number[] = [];
  for (let i = 0; i < runs.length; i += 2) {
    const value = runs[i] ?? 0;
    for (let n = runs[i + 1] ?? 0; n > 0; n--) values.push(value);
  }
  return values;
}
