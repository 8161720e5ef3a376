import { describe, expect, it } from "vitest";
import { plainDemands, plainMeasure } from "../../../../core/domain/plain-demands.ts";
import type { Proposal } from "../../../../core/studio/build/proposal.ts";
import { proposeSides, type SideWish } from "../../../../core/studio/build/propose-sides.ts";
import { refuse } from "../../../../core/studio/studio-failure.ts";
import { layerOfCells, scoreInputs, territory } from "../../score/plan-builder.ts";

const DEMANDS = plainDemands({ territories: { kind: "number", count: 9 }, measures: [plainMeasure("revenue")] });

/** As much of a proposal as the sides are compared by. */
const proposal = (off: number, roundness: number, broken = 0): Proposal =>
  ({
    objectives: [{ objective: "balance", measure: "revenue", value: off, bound: 0, gap: off }],
    scorecard: { overall: { polsbyPopper: roundness } },
    notes: ["Said before."],
    unmet: Array.from({ length: broken }, () => ({ isHard: true })),
  }) as unknown as Proposal;

/** Which sides are there, when the solver answers so: by the compactness that it is to aim at, and the seed. */
async function sides(answer: (wish: SideWish) => Proposal, isEnough = () => false) {
  const wishes: SideWish[] = [];
  const found = await proposeSides(
    DEMANDS,
    0,
    (wish) => {
      wishes.push(wish);
      return Promise.resolve().then(() => answer(wish));
    },
    isEnough,
  );
  return { kinds: found.map(({ kind }) => kind), wishes, notes: found[0]?.proposal.notes };
}

describe("proposeSides", () => {
  it("judges tighter and rounder plans by what was asked for, and aims beyond it", async () => {
    const { kinds, wishes, notes } = await sides(({ aim }) =>
      aim.compactness === 10 ? proposal(0.01, 0.3) : aim.compactness === 90 ? proposal(0.04, 0.5) : proposal(0.03, 0.4),
    );
    expect(kinds).toEqual(["as-asked", "tighter-balance", "rounder"]);
    expect(notes).toEqual(["Said before."]);
    expect(wishes.map(({ demands }) => demands)).toEqual([DEMANDS, DEMANDS, DEMANDS]);
    expect(wishes.map(({ aim }) => [aim.measures[0]?.tolerance, aim.compactness])).toEqual([
      [0.05, 50],
      [0.015, 10],
      [0.05, 90],
    ]);
  });

  it("leaves out what is no better at what it is for, after one more seed", async () => {
    const { kinds, wishes, notes } = await sides(({ aim }) =>
      aim.compactness === 90 && aim.seed === 2 ? proposal(0.05, 0.6) : proposal(0.03, 0.4),
    );
    expect(kinds).toEqual(["as-asked", "rounder"]);
    expect(notes).toEqual(["Said before.", "Nothing better was found for a tighter balance."]);
    expect(wishes.map(({ aim }) => aim.seed)).toEqual([1, 1, 2, 1, 2]);
  });

  it("leaves out what breaks more of what must hold, and what cannot be", async () => {
    const broken = await sides(({ aim }) => (aim.compactness === 50 ? proposal(0.03, 0.4) : proposal(0.01, 0.6, 1)));
    expect(broken.kinds).toEqual(["as-asked"]);
    const impossible = await sides(({ aim }) =>
      aim.compactness === 50 ? proposal(0.03, 0.4) : refuse("cannot-solve", "No."),
    );
    expect(impossible).toMatchObject({ kinds: ["as-asked"], wishes: { length: 3 } });
    await expect(sides(() => refuse("cannot-solve", "No."))).rejects.toThrow("No.");
    await expect(
      sides(({ aim }) => (aim.compactness === 50 ? proposal(1, 1) : refuse("scenario-missing", "?"))),
    ).rejects.toThrow();
  });

  it("calls nothing rounder that is less round than the present territories, where these are changed", async () => {
    const layer = layerOfCells([[[0, 0]], [[1, 0]]]);
    const { columns, scenario: before } = scoreInputs({
      layer,
      accounts: [],
      territories: [territory(0), territory(1)],
      assignment: [0, 1],
    });
    const demands = { ...DEMANDS, scope: { kind: "rebalance" }, territories: { kind: "present" } } as const;
    const rest = {
      plan: { layer, columns },
      before,
      request: { demands },
      check: { present: { holdings: null, columns } },
    };
    const kindsAt = async (roundness: number): Promise<readonly string[]> => {
      const found = await proposeSides(
        demands,
        2,
        ({ aim }) => {
          const made = proposal(0.001, aim.compactness === 90 ? roundness : 0.1);
          return aim.disruption.price === null
            ? Promise.resolve(Object.assign(made, rest) as unknown as Proposal)
            : Promise.resolve().then(() => refuse("cannot-solve", "No."));
        },
        () => false,
      );
      return found.map(({ kind }) => kind);
    };
    // Squares, which are round to π / 4 = 0.785.
    expect(await kindsAt(0.7)).toEqual(["as-asked"]);
    expect(await kindsAt(0.82)).toEqual(["as-asked", "rounder"]);
  });

  it("looks for nothing tighter at the limit, and ends when there is enough", async () => {
    const limit = await sides(({ aim }) => proposal(0.0015, aim.compactness / 100));
    expect(limit.kinds).toEqual(["as-asked", "rounder"]);
    expect(
      (
        await sides(
          () => proposal(0.03, 0.4),
          () => true,
        )
      ).kinds,
    ).toEqual(["as-asked"]);
  });
});
