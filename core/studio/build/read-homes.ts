import { basename } from "node:path";
import type { Home } from "../../domain/demands.ts";
import { known } from "../../domain/invariant.ts";
import type { Layer, UnitIndex } from "../../domain/layer.ts";
import { distanceKm } from "../../geo/arc-length.ts";
import { createLocator } from "../../geo/locate.ts";
import type { AccountBatch } from "../../intake/accounts/account-batch.ts";
import { layerPlaceResolver } from "../../intake/accounts/layer-place-resolver.ts";
import { inspectAccountsFile } from "../../intake/inspect-accounts-file.ts";
import { loadPostalDirectory } from "../../intake/postal/shipped-layers.ts";
import { readAccounts } from "../../intake/read-accounts.ts";
import type { ReadableDb } from "../../store/database.ts";
import { counted } from "../jobs/job-hooks.ts";
import { intakeFailure } from "../plan/intake-failure.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { refuse } from "../studio-failure.ts";

/** Where reps live, and what was left out or moved aside. */
export type HomesFile = { readonly homes: readonly Home[]; readonly notes: readonly string[] };

/** Notes of one kind that are given one by one. */
const MOST_NOTES = 5;

/**
 * Reads a table of reps: a name beside a postal code, a unit's id, or latitude and longitude, found as in a file of
 * accounts. Who lives in the unit of another, or outside the plan, gets the nearest free unit of the plan; rows
 * without a place are left out; each is noted.
 *
 * @throws StudioFailure when the file cannot be read, or nobody in it has a place.
 */
export async function readHomes(
  path: string,
  { layer, columns }: Pick<OpenPlan<ReadableDb>, "layer" | "columns">,
  resourcesFolder: string,
): Promise<HomesFile> {
  const inspection = await inspectAccountsFile(path);
  if (!inspection.ok) throw intakeFailure(inspection.problem);
  const batches: AccountBatch[] = [];
  const directory = await loadPostalDirectory(resourcesFolder);
  const read = await readAccounts(path, {
    mapping: inspection.value.columns.map(({ heading, role }) => ({ heading, role })),
    resolver: layerPlaceResolver(layer, createLocator(layer.topology), directory),
    onBatch: (batch) => void batches.push(batch),
  });
  if (!read.ok) throw intakeFailure(read.problem);
  const homes = batches.flatMap(residentsOf);
  const lost = batches.flatMap(({ rejected }) => rejected);
  if (homes.length === 0) {
    const [first] = lost;
    const reason = first === undefined ? "" : ` (row ${first.row}: ${first.problem})`;
    return refuse(
      "no-accounts",
      `Nobody in “${basename(path)}” has a place in this plan${reason}: look at its columns.`,
    );
  }
  const named = withOwnNames(homes);
  const { units, notes } = ownUnits(named, layer, columns.extent);
  return {
    homes: named.map(({ name }, i) => ({ name, unit: known(layer.ids[known(units[i])]) })),
    notes: [
      ...few(lost.map(({ row, problem }) => `Row ${row} of “${basename(path)}” was left out: ${problem}.`)),
      ...few(notes),
    ],
  };
}

type Resident = { readonly name: string; readonly unit: UnitIndex; readonly lng: number; readonly lat: number };

const residentsOf = ({ count, names, owners, ids, units, lng, lat }: AccountBatch): Resident[] =>
  Array.from({ length: count }, (_, i) => ({
    name: (names[i] || owners[i] || `Rep ${ids[i] ?? ""}`).trim(),
    unit: known(units[i]),
    lng: known(lng[i]),
    lat: known(lat[i]),
  }));

/** A name that was there before gets a number: it will be a territory's. */
function withOwnNames(residents: readonly Resident[]): readonly Resident[] {
  const taken = new Set<string>();
  return residents.map((resident) => {
    let { name } = resident;
    for (let number = 2; taken.has(name); number++) name = `${resident.name} ${number}`;
    taken.add(name);
    return { ...resident, name };
  });
}

/** A unit of the plan for each, no unit twice: the one that is lived in, else the nearest that is free. */
function ownUnits(residents: readonly Resident[], layer: Layer, extent: Uint8Array) {
  const holder = new Map<UnitIndex, Resident>();
  const notes: string[] = [];
  // Who is at home in the plan has the first claim to the place.
  for (const resident of residents) {
    if (extent[resident.unit] === 1 && !holder.has(resident.unit)) holder.set(resident.unit, resident);
  }
  const units = residents.map((resident) => {
    if (holder.get(resident.unit) === resident) return resident.unit;
    const unit = nearestFree(resident, layer, (at) => extent[at] === 1 && !holder.has(at));
    const why =
      extent[resident.unit] === 1
        ? `lives in the same ${layer.meta.unitNoun} as ${holder.get(resident.unit)?.name ?? "another"}`
        : "lives outside the plan";
    if (unit < 0) {
      const count = extent.reduce((sum, each) => sum + each, 0);
      return refuse(
        "cannot-solve",
        `${counted(residents.length, "rep")} cannot each have a territory: there are ${counted(count, layer.meta.unitNoun, layer.meta.unitNounPlural)}.`,
      );
    }
    holder.set(unit, resident);
    notes.push(`${resident.name} ${why}: ${layer.names[unit] ?? ""} stands in.`);
    return unit;
  });
  return { units, notes };
}

function nearestFree(
  { lng, lat }: Resident,
  { unitCount, pointLng, pointLat }: Layer,
  isFree: (unit: number) => boolean,
) {
  let nearest = -1;
  let leastKm = Infinity;
  for (let unit = 0; unit < unitCount; unit++) {
    if (!isFree(unit)) continue;
    const km = distanceKm(lng, lat, known(pointLng[unit]), known(pointLat[unit]));
    if (km >= leastKm) continue;
    nearest = unit;
    leastKm = km;
  }
  return nearest;
}

const few = (notes: readonly string[]): readonly string[] =>
  notes.length <= MOST_NOTES
    ? notes
    : [
        ...notes.slice(0, MOST_NOTES),
        `${counted(notes.length - MOST_NOTES, "more of this kind", "more of this kind")}.`,
      ];
