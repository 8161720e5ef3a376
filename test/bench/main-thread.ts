import type { Browser, Page } from "playwright-core";

/** One task of a page's main thread, in the browser's own clock. */
export type Task = { readonly startMs: number; readonly wallMs: number; readonly cpuMs: number };
/** What the main thread did while something was traced: its tasks, the pointer's events and the frames it made. */
export type MainThread = {
  readonly tasks: readonly Task[];
  readonly eventsMs: (type: string) => readonly number[];
  /** When each frame was handed on: everything in it is on the screen then. */
  readonly framesMs: readonly number[];
};

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
};

const TASK = "ThreadControllerImpl::RunTask";

/** Traces the page that the pointer is on while `action` runs; `action` must move or press the pointer. */
export async function traced(browser: Browser, action: () => Promise<void>): Promise<MainThread> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  // No more than is read: each event that is written down takes time of the thread that is measured.
  const traceConfig = {
    includedCategories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  };
  await session.send("Tracing.start", { traceConfig, transferMode: "ReportEvents" });
  await action();
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return mainThreadOf(events);
}

function mainThreadOf(events: readonly TraceEvent[]): MainThread {
  const pointer = events.filter(
    ({ name, args }) => name === "EventDispatch" && args?.data?.type?.startsWith("pointer") === true,
  );
  const at = pointer[0];
  if (at === undefined) throw new Error("the pointer did nothing in this trace");
  const own = events
    .filter(({ pid, tid, ph }) => pid === at.pid && tid === at.tid && ph === "X")
    .toSorted((a, b) => a.ts - b.ts);
  const ms = ({ ts }: TraceEvent): number => ts / 1000;
  return {
    tasks: own
      .filter(({ name }) => name === TASK)
      .map((event) => ({ startMs: ms(event), wallMs: (event.dur ?? 0) / 1000, cpuMs: (event.tdur ?? 0) / 1000 })),
    eventsMs: (type) => own.filter(({ name, args }) => name === "EventDispatch" && args?.data?.type === type).map(ms),
    framesMs: own.filter(({ name }) => name === "Commit").map((event) => ms(event) + (event.dur ?? 0) / 1000),
  };
}

/** CPU time of the tasks that begin in a stretch of time. */
export const cpuBetween = ({ tasks }: MainThread, fromMs: number, toMs: number): number =>
  tasks.reduce((sum, { startMs, wallMs, cpuMs }) => sum + (startMs + wallMs > fromMs && startMs < toMs ? cpuMs : 0), 0);

/** "median 4.1, p99 9.0, worst 9.3 ms" */
export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(1);
  return `median ${at(0.5)}, p99 ${at(0.99)}, worst ${at(1)} ms`;
}

/** The CPU time of a page's main thread so far, as the browser counts it without being traced. */
export async function threadCpu(page: Page): Promise<{ ms: () => Promise<number>; close: () => Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return {
    ms: async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
    },
    close: () => session.detach(),
  };
}
