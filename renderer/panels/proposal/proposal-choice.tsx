import { Radio } from "@mantine/core";
import { useNumbers } from "../../format/use-numbers.ts";
import { mainMeasure, planStore } from "../../stores/plan-store.ts";
import type { Proposal } from "../../stores/proposal-store.ts";
import { en } from "../../text/en.ts";
import inspector from "../inspector/inspector.module.css";
import classes from "./proposal.module.css";

type Props = {
  readonly proposals: readonly Proposal[];
  readonly chosen: Proposal;
  readonly onChoose: (id: string) => void;
};

/** The alternatives side by side: what each gives up for what. */
export function ProposalChoice({ proposals, chosen, onChoose }: Props) {
  const numbers = useNumbers();
  const { snapshot } = planStore.getState();
  if (snapshot === null) return null;
  const main = mainMeasure(snapshot).key;
  return (
    <section className={inspector.section}>
      <Radio.Group aria-label={en.proposal.alternatives} value={chosen.id} onChange={onChoose}>
        <table className={classes.table} data-testid="alternatives">
          <thead>
            <tr>
              <th scope="col" aria-label={en.proposal.alternatives} />
              <th scope="col">{en.proposal.deviation}</th>
              <th scope="col">{en.proposal.shape}</th>
              <th scope="col">{en.proposal.moves}</th>
            </tr>
          </thead>
          <tbody>
            {proposals.map(({ id, kind, scorecard, movedShare, unmet }) => (
              <tr key={id} data-chosen={id === chosen.id}>
                <th scope="row">
                  <Radio
                    size="xs"
                    styles={{ body: { alignItems: "center" } }}
                    value={id}
                    label={en.proposal.kinds[kind]}
                    data-testid={`alternative-${kind}`}
                  />
                </th>
                <td data-bad={unmet.length > 0}>{numbers.percent(scorecard.overall.maxDeviation[main] ?? 0)}</td>
                <td>{numbers.decimal(scorecard.overall.polsbyPopper, 2)}</td>
                <td>{numbers.percent(movedShare[main] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Radio.Group>
    </section>
  );
}
