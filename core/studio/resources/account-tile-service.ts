import { Worker } from "node:worker_threads";
import type { MeasureKey } from "../../domain/measure.ts";
import { OVERVIEW_ZOOM } from "../../geo/account-overview.ts";
import type { AccountTileForm } from "../../geo/account-tiles.ts";
import type { TileAddress } from "../../geo/first-tiles.ts";
import type { AccountTileAnswer, AccountTileRequest } from "../jobs/accounts.worker.ts";
import { workerUrl } from "../jobs/worker-url.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { changesMade, hasWholeUnits, keepOverview, keptOverview } from "./account-overviews.ts";
import { accountPointsPack } from "./account-points.ts";

/**
 * Cuts tiles of one plan's accounts with one measure at a time, in a thread that has nothing else to do. What is seen from
 * afar comes from the plan's file where that keeps it; the accounts are then read and sorted a moment later.
 */
export type AccountTileService = {
  /** Null once `plan` or the measure is no longer the one that is asked for. */
  readonly tile: (plan: OpenPlan, measure: MeasureKey, tile: AccountTile) => Promise<Uint8Array | null>;
  readonly close: () => Promise<void>;
};

export type AccountTile = TileAddress & { readonly form: AccountTileForm };

type Waiting = { readonly resolve: (bytes: Uint8Array | null) => void; readonly reject: (error: Error) => void };
type Question = Readonly<Pick<AccountTileRequest, "form">> &
  (({ readonly kind: "tile" } & TileAddress) | { readonly kind: "overview" });

/** The accounts that the thread has: a plan's layer is made anew when its units are split, and its accounts with it. */
type Subject = {
  readonly plan: OpenPlan;
  readonly layer: OpenPlan["layer"];
  readonly measure: MeasureKey;
  readonly waiting: Map<number, Waiting>;
  readonly worker: Promise<Worker | null>;
  /** Forms whose overview has been asked for. */
  readonly overviews: Set<AccountTileForm>;
  /** Whether nothing in the file changed while the accounts were read from it; known with `worker`. */
  isSteady: boolean;
};

/** A plan that has just been opened has better things to do. */
const LATER_MS = 4000;

export function createAccountTileService(): AccountTileService {
  let subject: Subject | null = null;
  let lastId = 0;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  /** The plan whose accounts are about to be read. */
  let soon: OpenPlan | null = null;

  const leave = async (old: Subject | null): Promise<void> => {
    for (const { resolve } of old?.waiting.values() ?? []) resolve(null);
    old?.waiting.clear();
    const worker = await old?.worker.catch(() => null);
    await worker?.terminate();
  };

  const take = (plan: OpenPlan, measure: MeasureKey): Subject => {
    const waiting = new Map<number, Waiting>();
    const isWanted = (): boolean => plan.db.open && subject?.waiting === waiting;
    const changes = changesMade(plan);
    const worker = accountPointsPack(plan, measure, isWanted).then((pack) => {
      if (pack === null || !isWanted()) return null;
      taken.isSteady = hasWholeUnits(plan) && changesMade(plan) === changes;
      return started(pack, waiting, () => {
        if (subject?.waiting === waiting) subject = null;
      });
    });
    const overviews = new Set<AccountTileForm>();
    const taken: Subject = { plan, layer: plan.layer, measure, waiting, worker, overviews, isSteady: false };
    return taken;
  };

  /** What the thread has, or will have: the accounts of `plan` with `measure`. */
  const about = (plan: OpenPlan, measure: MeasureKey): Subject => {
    const isSame = subject?.plan === plan && subject.layer === plan.layer && subject.measure === measure;
    if (isSame && subject !== null) return subject;
    const old = subject;
    subject = take(plan, measure);
    void leave(old);
    return subject;
  };

  const ask = async ({ worker: starting, waiting }: Subject, question: Question): Promise<Uint8Array | null> => {
    const worker = await starting;
    if (worker === null || subject?.waiting !== waiting) return null;
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...question } satisfies AccountTileRequest);
    });
  };

  const doLater = (work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, LATER_MS).unref();
    timers.add(timer);
  };

  /** Makes ready for a closer look, unless somebody has taken one by then. */
  const readLater = (plan: OpenPlan, measure: MeasureKey): void => {
    if (soon === plan || subject?.plan === plan) return;
    soon = plan;
    doLater(() => {
      if (soon === plan) soon = null;
      const isFree = subject === null || !subject.plan.db.open;
      if (plan.db.open && isFree) about(plan, measure);
    });
  };

  /** Has the file keep what was asked for from afar, for the next time. */
  const keepLater = (of: Subject, form: AccountTileForm): void => {
    if (of.overviews.has(form)) return;
    of.overviews.add(form);
    doLater(() => {
      if (subject !== of || !of.isSteady) return;
      ask(of, { kind: "overview", form })
        .then((pack) => pack !== null && keepOverview(of.plan, { form, measure: of.measure }, pack))
        // A defect of the thread is told to whoever waits for a tile; on a full disk there is no overview, no more.
        .catch(() => {});
    });
  };

  return {
    tile: async (plan, measure, { form, z, x, y }) => {
      const kept = z <= OVERVIEW_ZOOM ? keptOverview(plan, { form, measure }) : null;
      if (kept !== null) {
        readLater(plan, measure);
        return kept(z, x, y);
      }
      const asked = about(plan, measure);
      const bytes = await ask(asked, { kind: "tile", form, z, x, y });
      if (z <= OVERVIEW_ZOOM) keepLater(asked, form);
      return bytes;
    },
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      const old = subject;
      subject = null;
      await leave(old);
    },
  };
}

/** A thread over the accounts in `pack`, which moves there. `onEnd` is told when it is gone. */
function started(pack: Uint8Array<ArrayBuffer>, waiting: Map<number, Waiting>, onEnd: () => void): Worker {
  const worker = new Worker(workerUrl("accounts"), {
    workerData: pack,
    transferList: [pack.buffer],
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  // The service may end while the thread waits for requests.
  worker.unref();
  worker.on("message", ({ id, bytes, problem }: AccountTileAnswer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (bytes === null) asked?.reject(new Error(problem));
    else asked?.resolve(bytes);
  });
  const fail = (error: Error): void => {
    onEnd();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the accounts thread ended")));
  return worker;
}
