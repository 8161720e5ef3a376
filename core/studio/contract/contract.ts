import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { accountEntry, accountRows, corners } from "./account-schemas.ts";
import { checkpointCalls } from "./checkpoints.ts";
import { ALTERNATIVES, answeredDemands, binding, demands, moveReason, objectiveReport, unmet } from "./demands.ts";
import { problem } from "./problems.ts";
import { regionCalls, splitReport, splitWish } from "./regions.ts";
import {
  edit,
  fieldMapping,
  ids,
  inspection,
  layerMeta,
  measure,
  planSummary,
  scenarioSummary,
  scorecard,
} from "./schemas.ts";
import { viewCalls } from "./views.ts";

/**
 * Everything that the screen may ask of the service. Calls and streams go through here, over a message port or a
 * WebSocket; columns, tiles, uploads and files go by relative URL (resources.ts).
 *
 * A call that the user's data can make fail throws PROBLEM with a kind and a sentence.
 */
const call = oc.errors({ PROBLEM: { data: problem } });

const page = z.object({ offset: z.int().min(0), limit: z.int().min(1).max(1000) });
const count = z.int().min(0);
const territoryIndex = z.int().min(-1);

/** A job streams its progress and ends with its result; dropping the stream cancels it and keeps nothing. */
const job = <Result extends z.ZodType>(result: Result) =>
  eventIterator(
    z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("progress"),
        /** "Reading accounts", "Balancing", … */
        phase: z.string(),
        /** 0 … 1, or null while the end is not known. */
        done: z.number().min(0).max(1).nullable(),
        /** Figures worth showing meanwhile: "84,000 rows", "largest deviation 2.1 %". */
        detail: z.string(),
        /** Number of the latest plan on the way, to be fetched as the solver's preview. */
        preview: count.optional(),
      }),
      z.object({ kind: z.literal("done"), result }),
    ]),
  );

const recentPlan = z.object({ path: z.string(), name: z.string(), openedAtMs: z.number(), exists: z.boolean() });

/** What the screen needs to know of the open plan besides its columns. */
const planSnapshot = z.object({
  summary: planSummary,
  path: z.string(),
  layer: layerMeta,
  /** By what the layer is fetched: its id, and where units were divided also what was. */
  layerKey: z.string(),
  /** What a map can be begun with before the layer is here: a box around most units, and from where on units have lines. */
  sight: z.object({
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly().nullable(),
    unitLineZoom: z.number(),
  }),
  /** `accounts` first, then the imported ones. */
  measures: z.array(measure),
  /** Balance weights by measure key, and the tolerance as a fraction: the plan's standing wishes. */
  balance: z.record(z.string(), z.number()),
  tolerance: z.number(),
  attributes: z.array(z.string()),
  scenarios: z.array(scenarioSummary),
  activeScenarioId: z.string(),
});

/** Where a scenario's journal stands. `revision` grows by one with every edit, undo and redo. */
const journalState = z.object({
  revision: count,
  undoLabel: z.string().nullable(),
  redoLabel: z.string().nullable(),
});

const atRevision = z.object({ scenarioId: ids.scenario, revision: count });

const journalEntry = z.object({
  id: count,
  label: z.string(),
  author: z.string(),
  atMs: z.number(),
  /** `set-aside`: undone, and then followed by another edit. It can still be gone to. */
  state: z.enum(["done", "undone", "set-aside"]),
});

/** `by` as in `sort`. */
const accountFilter = z.object({
  by: z.string().max(200),
  words: z.string().max(200),
  least: z.number().nullable(),
  most: z.number().nullable(),
});

const movedAccount = z.object({
  row: count,
  id: z.string(),
  name: z.string(),
  unitId: z.string(),
  fromTerritory: z.string(),
  fromOwner: z.string().nullable(),
  toTerritory: z.string(),
  toOwner: z.string().nullable(),
  measures: z.array(z.number()),
});

const comparison = z.object({
  from: z.object({ scenario: scenarioSummary, scorecard }),
  to: z.object({ scenario: scenarioSummary, scorecard }),
  /** Accounts whose owner (or territory, where nobody owns it) differs, and the sums that go with them. */
  moved: z.object({ accounts: count, measures: z.record(z.string(), z.number()) }),
  /** Who hands over how much to whom, largest first. */
  flows: z.array(
    z.object({ from: z.string(), to: z.string(), accounts: count, measures: z.record(z.string(), z.number()) }),
  ),
});

export const SHARE_FORMATS = ["csv", "geojson", "scorecard", "html", "pdf", "plan"] as const;

/** A plan that the solver found; its columns are at resourceUrl.proposal. */
const proposal = z.object({
  id: ids.proposal,
  kind: z.enum(ALTERNATIVES),
  scenarioId: ids.scenario,
  demands: answeredDemands,
  territories: count,
  /** False when the present territories are the answer already. */
  isChange: z.boolean(),
  movedUnits: count,
  movedShare: z.record(z.string(), z.number()),
  scorecard,
  /** Whether everything that must hold does. */
  isValid: z.boolean(),
  unmet: z.array(unmet),
  objectives: z.array(objectiveReport),
  notes: z.array(z.string()),
  /** Numbers of territories that were tried where that was open; a miss of 0 meets everything. */
  tried: z.array(z.object({ count, miss: z.number() })),
  /** Attempts that were made, and the seed of the best one. */
  search: z.object({ attempts: count, seed: count }),
  seconds: z.number(),
});
const homesFile = z.object({
  homes: z.array(z.object({ name: z.string(), unit: z.string() })).readonly(),
  /** Rows that were left out, and units that stand in for others. */
  notes: z.array(z.string()).readonly(),
});
/** In which sentences say how far something is. */
const distances = z.enum(["km", "mi"]).default("mi");
const demanded = z.object({ scenarioId: ids.scenario, demands, distances });

export const contract = {
  app: {
    info: call.output(
      z.object({
        version: z.string(),
        /** Where the renderer runs: an Electron window, or a browser window on the loopback service. */
        shell: z.enum(["electron", "browser"]),
        layers: z.array(layerMeta),
        recent: z.array(recentPlan),
        plansFolder: z.string(),
      }),
    ),
    forgetRecent: call.input(z.object({ path: z.string() })).output(z.void()),
  },

  intake: {
    /** Looks at an uploaded accounts file: columns, preview, mapping proposed by name and content. */
    inspect: call.input(z.object({ upload: ids.upload })).output(inspection),
    /** Rows that are not in the plan, and rows that were mended. */
    rejected: call.input(page).output(
      z.object({
        total: count,
        rows: z.array(z.object({ row: count, column: z.string(), value: z.string(), problem: z.string() })),
      }),
    ),
    repaired: call.input(page).output(
      z.object({
        total: count,
        rows: z.array(z.object({ row: count, column: z.string(), value: z.string(), repair: z.string() })),
      }),
    ),
  },

  plan: {
    /** Reads the accounts into a new plan file in the plans folder and opens it. */
    create: call
      .input(
        z.object({
          accounts: ids.upload,
          mapping: fieldMapping,
          /** A shipped layer's id, or an uploaded polygon file. */
          layer: z.union([z.string(), z.object({ upload: ids.upload, unitIdColumn: z.string().optional() })]),
          name: z.string().min(1).max(200),
          currency: z.string().regex(/^[A-Z]{3}$/),
          /** Measure key that territories are balanced on; "accounts" counts accounts. */
          balanceOn: z.string(),
        }),
      )
      .output(job(planSnapshot)),
    openSample: call.output(job(planSnapshot)),
    open: call.input(z.union([z.object({ path: z.string() }), z.object({ upload: ids.upload })])).output(planSnapshot),
    current: call.output(planSnapshot.nullable()),
    close: call.output(z.void()),
    rename: call.input(z.object({ name: z.string().min(1).max(200) })).output(planSnapshot),
    /** Changes the plan's standing wishes: what to balance on, and how closely. */
    setBalance: call
      .input(z.object({ balance: z.record(z.string(), z.number().min(0)), tolerance: z.number().positive().max(1) }))
      .output(planSnapshot),
    /** A full copy by SQLite's backup: at `path`, under the plan's name in `folder`, or as a file to download. */
    saveCopy: call
      .input(z.union([z.object({ path: z.string() }), z.object({ folder: z.string() }), z.strictObject({})]))
      .output(z.object({ url: z.string().nullable(), path: z.string().nullable() })),
  },

  scenario: {
    activate: call.input(z.object({ id: ids.scenario })).output(planSnapshot),
    duplicate: call.input(z.object({ id: ids.scenario, name: z.string().min(1).max(200) })).output(planSnapshot),
    rename: call.input(z.object({ id: ids.scenario, name: z.string().min(1).max(200) })).output(planSnapshot),
    /** The last scenario cannot be removed; the active one is replaced by its parent or the first. */
    remove: call.input(z.object({ id: ids.scenario })).output(planSnapshot),
    markBaseline: call.input(z.object({ id: ids.scenario.nullable() })).output(planSnapshot),
    compare: call.input(z.object({ from: ids.scenario, to: ids.scenario })).output(comparison),
    movedAccounts: call
      .input(page.extend({ from: ids.scenario, to: ids.scenario }))
      .output(z.object({ total: count, rows: z.array(movedAccount) })),
    scorecard: call.input(z.object({ id: ids.scenario })).output(scorecard),
  },

  edit: {
    /** Writes one edit into the journal. Refused (PROBLEM edit-refused) when `revision` is not the journal's. */
    commit: call.input(atRevision.extend({ edit })).output(journalState),
    /** Answers with the edit that was applied, so that the screen can follow. */
    undo: call.input(atRevision).output(z.object({ state: journalState, applied: edit })),
    redo: call.input(atRevision).output(z.object({ state: journalState, applied: edit })),
    /** Goes to the point after any edit of the journal (0: before the first one) and answers with what that changed. */
    goTo: call
      .input(atRevision.extend({ entry: count }))
      .output(z.object({ state: journalState, applied: edit.nullable() })),
    /** The journal, newest first. */
    history: call
      .input(page.extend({ scenarioId: ids.scenario, withSetAside: z.boolean() }))
      .output(z.object({ total: count, setAside: count, entries: z.array(journalEntry) })),
    checkpoints: checkpointCalls,
  },

  regions: {
    ...regionCalls,
    /** Divides units in every scenario, as one step of this scenario's journal. `parts` are the new units. */
    split: call
      .input(atRevision.extend({ ...splitWish.shape, label: z.string().min(1).max(300) }))
      .output(z.object({ state: journalState, snapshot: planSnapshot, report: splitReport, parts: z.array(count) })),
  },

  solve: {
    /** Finds territories for demands. Nothing is written: the proposal is held until it is accepted or discarded. */
    propose: call.input(demanded).output(job(proposal)),
    /** The same from several sides: as asked, with balance, shapes or few changes first. Equal plans come once. */
    alternatives: call.input(demanded).output(job(z.object({ proposals: z.array(proposal) }))),
    /** Where the reps of an uploaded table live, as units of the plan; the upload is done with. */
    homes: call.input(z.object({ upload: ids.upload })).output(homesFile),
    /** Ends what the solver is at; its job ends with the best plan so far. */
    stop: call.output(z.void()),
    /** Why units changed hands, a page of them, and what binds each territory. */
    reasons: call
      .input(page.extend({ proposalId: ids.proposal }))
      .output(z.object({ total: count, moves: z.array(moveReason), bindings: z.array(binding) })),
    /** Writes a proposal: into its scenario as one undoable edit, or as a new scenario that becomes active. */
    accept: call
      .input(
        z.object({
          proposalId: ids.proposal,
          into: z.union([z.literal("scenario"), z.object({ newScenario: z.string().min(1).max(200) })]),
        }),
      )
      .output(planSnapshot),
    discard: call.input(z.object({ proposalId: ids.proposal })).output(z.void()),
    /** What of the demands the scenario does not meet as it is. */
    check: call.input(demanded).output(z.object({ unmet: z.array(unmet) })),
    /** The same of the demands that the scenario was built with, which stay with it; null when there are none. */
    standing: call
      .input(z.object({ scenarioId: ids.scenario, distances }))
      .output(z.object({ demands: answeredDemands, unmet: z.array(unmet), note: z.string().nullable() }).nullable()),
    /** The scenario is not held any more against the demands that it was built with. */
    endStanding: call.input(z.object({ scenarioId: ids.scenario })).output(z.void()),
  },

  accounts: {
    page: call
      .input(
        page.extend({
          scenarioId: ids.scenario,
          /** Part of a name, an id, a postal code or an owner; empty for all. */
          search: z.string().max(200),
          territory: territoryIndex.nullable(),
          /** Only accounts of this unit of the layer. */
          unitId: z.string().nullable(),
          /** Only accounts that are held by override. */
          overridden: z.boolean().optional(),
          /** Only accounts whose columns have these words, or numbers of these ranges. */
          filters: z.array(accountFilter).max(100).optional(),
          sort: z.object({ by: z.string(), descending: z.boolean() }).nullable(),
        }),
      )
      .output(z.object({ total: count, rows: z.array(accountEntry) })),
    /** One account as a scenario has it; null when there is no such row. */
    one: call.input(z.object({ scenarioId: ids.scenario, row: count })).output(accountEntry.nullable()),
    /** These accounts as the scenario holds them; rows that are none are left out. */
    entries: call
      .input(z.object({ scenarioId: ids.scenario, rows: accountRows }))
      .output(z.object({ rows: z.array(accountEntry) })),
    /** Accounts whose place lies inside a drawn shape: as many as can be picked at once, and how many there are. */
    inShape: call.input(z.object({ corners })).output(z.object({ total: count, rows: accountRows })),
    /** What the accounts inside a drawn shape come to: their number, and their sums in the order of the plan's imported measures. */
    sumsInShape: call.input(z.object({ corners })).output(z.object({ total: count, sums: z.array(z.number()) })),
  },

  view: viewCalls,

  share: {
    /** Writes the chosen formats: into `folder` (Electron), or as files to download. */
    write: call
      .input(
        z.object({
          scenarioId: ids.scenario,
          formats: z.array(z.enum(SHARE_FORMATS)).min(1),
          folder: z.string().nullable(),
        }),
      )
      .output(
        job(
          z.object({
            files: z.array(z.object({ name: z.string(), bytes: count, url: z.string().nullable() })),
            folder: z.string().nullable(),
          }),
        ),
      ),
  },
};
