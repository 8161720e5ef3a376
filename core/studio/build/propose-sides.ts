import type { Demands } from "../../domain/demands.ts";
import type { Scorecard } from "../../domain/scorecard.ts";
import { movedShares } from "../../score/demands/moved-shares.ts";
import { scoreScenario } from "../../score/scorecard.ts";
import { StudioFailure } from "../studio-failure.ts";
import { type AlternativeKind, alternativesOf, type Side, tightened } from "./alternatives.ts";
import type { Proposal } from "./proposal.ts";

export type SideProposal = { readonly kind: AlternativeKind; readonly proposal: Proposal };

/** What one side is judged by, and what the solver is to aim at for it. */
export type SideWish = { readonly demands: Demands; readonly aim: Demands };

/** Further seeds that a side is tried with which is no better at what it is for; what is kept leaves luck little room. */
const MORE_SEEDS = 1;

/**
 * Has proposals made from several sides of the frontier, one after the other. The first is what was asked for, and only
 * that must be possible; another one is there only if it is better at what it is for, and breaks nothing that must hold
 * which the first one keeps. All but fewer changes to what would be drawn anew are judged by what was asked for.
 *
 * @param presentCount Territories that there are. @param propose Makes one of `count`. @param isEnough What there is will do. @throws what `propose` throws.
 */
export async function proposeSides(
  demands: Demands,
  presentCount: number,
  propose: (wish: SideWish, at: number, count: number) => Promise<Proposal>,
  isEnough: () => boolean,
): Promise<SideProposal[]> {
  const [first, ...others] = alternativesOf(demands, presentCount);
  const count = others.length + 1;
  const wish = (aim: Demands): SideWish => ({ demands: aim.scope.kind === demands.scope.kind ? demands : aim, aim });
  const asked = await propose(wish(first.demands), 0, count);
  const found: SideProposal[] = [];
  for (const [i, side] of others.entries()) {
    if (isEnough()) break;
    const aim = side.kind === "tighter-balance" ? tightened(side.demands, asked.objectives) : side.demands;
    if (aim === null) continue;
    const seeds = aim.scope.kind === "new" ? 1 + MORE_SEEDS : 1;
    for (let more = 0; more < seeds && !isEnough(); more++) {
      const seeded = { ...aim, seed: aim.seed + more };
      const proposal = await propose(wish(seeded), i + 1, count).catch((error: unknown) => {
        if (error instanceof StudioFailure && error.data.kind === "cannot-solve") return null;
        throw error;
      });
      if (proposal === null) break;
      if (!isAhead(side, proposal, asked)) continue;
      found.push({ kind: side.kind, proposal });
      break;
    }
  }
  const kinds = new Set(found.map(({ kind }) => kind));
  const missing = isEnough() ? [] : others.filter(({ kind }) => !kinds.has(kind)).map(({ kind }) => SOUGHT[kind]);
  const notes =
    missing.length === 0 ? asked.notes : [...asked.notes, `Nothing better was found for ${missing.join(", ")}.`];
  return [{ kind: first.kind, proposal: { ...asked, notes } }, ...found];
}

/** What sides are for, in the words of a sentence. */
const SOUGHT: Readonly<Record<AlternativeKind, string>> = {
  "as-asked": "what was asked for",
  "tighter-balance": "a tighter balance",
  rounder: "rounder shapes",
  "fewer-changes": "fewer changes",
};

/** Whether a proposal is better than what was asked for at what its side is for, at no cost to what must hold. */
function isAhead({ kind, demands }: Side, proposal: Proposal, asked: Proposal): boolean {
  const broken = ({ unmet }: Proposal): number => unmet.filter(({ isHard }) => isHard).length;
  if (broken(proposal) > broken(asked)) return false;
  switch (kind) {
    case "as-asked":
      return true;
    case "tighter-balance":
      return worstOff(proposal) < worstOff(asked) - 1e-6;
    case "rounder":
      return (
        roundness(proposal.scorecard) > Math.max(roundness(asked.scorecard), presentRoundness(asked, demands)) + 1e-6
      );
    case "fewer-changes":
      return moved(proposal, demands) < moved(asked, demands) - 1e-9;
  }
}

const roundness = ({ overall }: Scorecard): number => overall.polsbyPopper ?? 0;

/** Of the present territories where these are changed: what is called rounder is beside them on the screen, too. */
function presentRoundness({ plan, before, check }: Proposal, { scope }: Demands): number {
  if (scope.kind === "new") return 0;
  const { layer, columns } = plan;
  const holdings = check.present.holdings;
  return roundness(scoreScenario({ layer, columns, scenario: before, balance: {}, holdings, bound: {} }));
}

/** Largest deviation of what is balanced. */
const worstOff = ({ objectives }: Proposal): number =>
  objectives.reduce((worst, { objective, value }) => (objective === "balance" ? Math.max(worst, value) : worst), 0);

/** Share of the protected measure that changes hands. */
function moved({ check }: Proposal, { disruption }: Demands): number {
  const key = disruption.price?.measure;
  const position = check.present.columns.measures.findIndex(({ measure }) => measure.key === key);
  return movedShares(check)[Math.max(0, position)] ?? 0;
}
