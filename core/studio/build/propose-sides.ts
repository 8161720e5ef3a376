import type { Demands } from "../../domain/demands.ts";
import { StudioFailure } from "../studio-failure.ts";
import { type AlternativeKind, alternativesOf } from "./alternatives.ts";
import type { Proposal } from "./proposal.ts";

export type SideProposal = { readonly kind: AlternativeKind; readonly proposal: Proposal };

/**
 * Has proposals made from several sides of the frontier, one after the other; equal plans come once. Only what was asked
 * for must be possible: another side that is not is left out. The first is what was asked for.
 *
 * @param presentCount Territories that there are. @param propose Makes one of `count`. @param isEnough What there is will do. @throws what `propose` throws.
 */
export async function proposeSides(
  demands: Demands,
  presentCount: number,
  propose: (demands: Demands, at: number, count: number) => Promise<Proposal>,
  isEnough: () => boolean,
): Promise<SideProposal[]> {
  const sides = alternativesOf(demands, presentCount);
  const found: SideProposal[] = [];
  const seen = new Set<string>();
  for (const [at, side] of sides.entries()) {
    if (isEnough() && found.length > 0) break;
    const proposal = await propose(side.demands, at, sides.length).catch((error: unknown) => {
      if (found.length > 0 && error instanceof StudioFailure && error.data.kind === "cannot-solve") return null;
      throw error;
    });
    const plan = proposal?.after.assignment.join() ?? "";
    if (proposal === null || seen.has(plan)) continue;
    seen.add(plan);
    found.push({ kind: side.kind, proposal });
  }
  return found;
}
