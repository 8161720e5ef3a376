import { useNumbers } from "../../format/use-numbers.ts";
import { planStore } from "../../stores/plan-store.ts";
import type { Proposal } from "../../stores/proposal-store.ts";
import { en } from "../../text/en.ts";
import inspector from "../inspector/inspector.module.css";
import classes from "./proposal.module.css";

/** For every objective what was reached, what is proven to be the limit, and how far apart they are. */
export function ProposalBounds({ proposal }: { readonly proposal: Proposal }) {
  const numbers = useNumbers();
  const measures = planStore.getState().snapshot?.measures ?? [];
  const figure = (objective: string, value: number | null): string => {
    if (value === null) return en.proposal.noBound;
    if (objective === "travel") return numbers.distance(value);
    return objective === "compactness" ? numbers.decimal(value, 2) : numbers.percent(value, 2);
  };
  return (
    <section className={inspector.section} title={en.proposal.boundHint}>
      <h3 className={inspector.sectionTitle}>{en.proposal.bounds}</h3>
      <table className={classes.table} data-testid="proposal-bounds">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{en.proposal.reached}</th>
            <th scope="col">{en.proposal.bound}</th>
            <th scope="col">{en.proposal.gap}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.objectives.map(({ objective, measure, value, bound, gap }) => {
            const label = measures.find(({ key }) => key === measure)?.label;
            return (
              <tr key={`${objective} ${measure}`}>
                <th scope="row">
                  {en.proposal.objective[objective]}
                  {label !== undefined && `, ${label}`}
                </th>
                <td>{figure(objective, value)}</td>
                <td>{figure(objective, bound)}</td>
                <td>{figure(objective, gap)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
