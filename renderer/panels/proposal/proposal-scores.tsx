import { useStore } from "zustand";
import { directionOf } from "../../format/numbers.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { mainMeasure, planStore } from "../../stores/plan-store.ts";
import type { Proposal } from "../../stores/proposal-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import inspector from "../inspector/inspector.module.css";
import { scoreRows } from "../inspector/score-rows.ts";
import classes from "./proposal.module.css";

/** The scores of the scenario as it is beside those of the proposal. */
export function ProposalScores({ proposal }: { readonly proposal: Proposal }) {
  const present = useStore(scenarioStore, (state) => state.scorecard?.overall ?? null);
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const numbers = useNumbers();
  if (snapshot === null) return null;
  const measure = mainMeasure(snapshot);
  const after = proposal.scorecard.overall;
  const hasPresent = present !== null && scenarioStore.getState().territories.size > 0;
  return (
    <section className={inspector.section}>
      <table className={classes.table} data-testid="proposal-scores">
        <thead>
          <tr>
            <th scope="col">{measure.label}</th>
            <th scope="col">{en.proposal.present}</th>
            <th scope="col">{en.proposal.proposed}</th>
          </tr>
        </thead>
        <tbody>
          {scoreRows(measure, numbers).map((row) => {
            const then = hasPresent ? row.value(present) : null;
            const now = row.value(after);
            const change = then === null || now === null ? "same" : directionOf(now - then, row.epsilon);
            return (
              <tr key={row.score}>
                <th scope="row">{row.title}</th>
                <td>{hasPresent ? row.figure(present) : "–"}</td>
                <td data-change={tone(change, row.better)} data-testid={`proposed-${row.score}`}>
                  {row.figure(after)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Whether a change is for the better; said by a mark as well as by colour. */
function tone(change: "up" | "down" | "same", better: "up" | "down" | null): "good" | "bad" | "same" {
  if (change === "same" || better === null) return "same";
  return change === better ? "good" : "bad";
}
