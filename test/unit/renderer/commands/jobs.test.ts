import { describe, expect, it } from "vitest";
import { cancelJob } from "../../../../renderer/commands/cancel-job.ts";
import { type JobEvent, runJob } from "../../../../renderer/shell/run-job.ts";
import { enqueueWrite } from "../../../../renderer/shell/write-queue.ts";
import { jobStore } from "../../../../renderer/stores/job-store.ts";

const progress = (done: number): JobEvent<string> => ({ kind: "progress", phase: "Balancing", done, detail: "" });

describe("a job", () => {
  it("shows its progress, gives its result and leaves nothing on screen", async () => {
    const seen: (number | null | undefined)[] = [];
    const stop = jobStore.subscribe(({ job }) => seen.push(job?.done));
    const result = await runJob("Building", async () =>
      (async function* () {
        yield progress(0.5);
        yield { kind: "done" as const, result: "built" };
      })(),
    );
    stop();
    expect(result).toBe("built");
    expect(seen).toEqual([null, 0.5, undefined]);
  });

  it("that is cancelled gives null, whatever the transport makes of it", async () => {
    const result = await runJob("Building", async (signal) =>
      (async function* (): AsyncGenerator<JobEvent<string>> {
        yield progress(0.1);
        cancelJob();
        expect(signal.aborted).toBe(true);
        throw new Error("stream torn down");
      })(),
    );
    expect(result).toBeNull();
    expect(jobStore.getState().job).toBeNull();
  });

  it("that fails says why and leaves nothing on screen", async () => {
    const failing = runJob("Building", () => Promise.reject(new Error("no memory")));
    await expect(failing).rejects.toThrow("no memory");
    expect(jobStore.getState().job).toBeNull();
  });
});

describe("the write queue", () => {
  it("goes on in order after a write that failed", async () => {
    const order: number[] = [];
    const slow = enqueueWrite(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(1);
      throw new Error("disk full");
    });
    const next = enqueueWrite(async () => {
      order.push(2);
    });
    await expect(slow).rejects.toThrow("disk full");
    await next;
    expect(order).toEqual([1, 2]);
  });
});
