import { Worker } from "node:worker_threads";
import type { MeasureKey } from "../../domain/measure.ts";
import type { AccountTileAnswer, AccountTileRequest } from "../jobs/accounts.worker.ts";
import { workerUrl } from "../jobs/worker-url.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { accountPointsPack } from "./account-points.ts";

/** Cuts tiles of one plan's accounts with one measure at a time, in a thread that has nothing else to do. */
export type AccountTileService = {
  /** Null once `plan` or the measure is no longer the one that is asked for. */
  readonly tile: (plan: OpenPlan, measure: MeasureKey, tile: AccountTile) => Promise<Uint8Array | null>;
  readonly close: () => Promise<void>;
};

export type AccountTile = Omit<AccountTileRequest, "id">;

type Waiting = { readonly resolve: (bytes: Uint8Array | null) => void; readonly reject: (error: Error) => void };

/** The accounts that the thread has: a plan's layer is made anew when its units are split, and its accounts with it. */
type Subject = {
  readonly plan: OpenPlan;
  readonly layer: OpenPlan["layer"];
  readonly measure: MeasureKey;
  readonly waiting: Map<number, Waiting>;
  readonly worker: Promise<Worker | null>;
};

export function createAccountTileService(): AccountTileService {
  let subject: Subject | null = null;
  let lastId = 0;

  const leave = async (old: Subject | null): Promise<void> => {
    for (const { resolve } of old?.waiting.values() ?? []) resolve(null);
    old?.waiting.clear();
    const worker = await old?.worker.catch(() => null);
    await worker?.terminate();
  };

  const take = (plan: OpenPlan, measure: MeasureKey): Subject => {
    const waiting = new Map<number, Waiting>();
    const isWanted = (): boolean => plan.db.open && subject?.waiting === waiting;
    const worker = accountPointsPack(plan, measure, isWanted).then((pack) => {
      if (pack === null || !isWanted()) return null;
      return started(pack, waiting, () => {
        if (subject?.waiting === waiting) subject = null;
      });
    });
    return { plan, layer: plan.layer, measure, waiting, worker };
  };

  return {
    tile: async (plan, measure, tile) => {
      const isSame = subject?.plan === plan && subject.layer === plan.layer && subject.measure === measure;
      if (!isSame) {
        const old = subject;
        subject = take(plan, measure);
        void leave(old);
      }
      const { worker: starting, waiting } = subject as Subject;
      const worker = await starting;
      if (worker === null || subject?.waiting !== waiting) return null;
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, ...tile } satisfies AccountTileRequest);
      });
    },
    close: async () => {
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
