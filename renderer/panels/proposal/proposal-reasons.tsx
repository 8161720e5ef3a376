import { UnstyledButton } from "@mantine/core";
import { selectUnits } from "../../commands/select-units.ts";
import { zoomToUnits } from "../../commands/zoom.ts";
import { keepsPresent } from "../../dialogs/build/wishes.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { planStore, unitIndexOf } from "../../stores/plan-store.ts";
import type { Proposal, Reasons } from "../../stores/proposal-store.ts";
import { en } from "../../text/en.ts";
import classes from "./proposal.module.css";

const MOST_MOVES = 40;

type Props = { readonly reasons: Reasons; readonly proposal: Proposal };

/** Why units move, heaviest first, and what keeps each territory from being nearer to its target. */
export function ProposalReasons({ reasons, proposal }: Props) {
  const numbers = useNumbers();
  const nameOf = new Map(proposal.scorecard.territories.map(({ id, name }) => [id, name]));
  const bindings = [...reasons.bindings].sort((a, b) => b.off - a.off);
  return (
    <>
      {keepsPresent(proposal.demands.scope.kind) && reasons.moves.length > 0 && (
        <details className={classes.fold} data-testid="proposal-moves">
          <summary>{en.proposal.reasons(numbers.whole(reasons.total))}</summary>
          <ul className={classes.list}>
            {reasons.moves.slice(0, MOST_MOVES).map(({ unit, sentence }) => (
              <li key={unit}>
                <UnstyledButton className={classes.reason} onClick={() => goTo(unit)}>
                  {sentence}
                </UnstyledButton>
              </li>
            ))}
            {reasons.total > MOST_MOVES && (
              <li>{en.proposal.moreReasons(numbers.whole(reasons.total - MOST_MOVES))}</li>
            )}
          </ul>
        </details>
      )}
      <details className={classes.fold} data-testid="proposal-bindings">
        <summary>{en.proposal.binds}</summary>
        <ul className={classes.list}>
          {bindings.map(({ territory, off, sentence }) => (
            <li key={territory}>
              <strong>{nameOf.get(territory) ?? territory}</strong> <span className="num">{numbers.percent(off)}</span>{" "}
              {sentence}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function goTo(unitId: string): void {
  const { layer } = planStore.getState();
  const unit = layer === null ? -1 : unitIndexOf(layer, unitId);
  if (unit < 0) return;
  selectUnits([unit], "replace");
  zoomToUnits([unit]);
}
