import { Badge } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useNumbers } from "../../format/use-numbers.ts";
import type { Proposal } from "../../stores/proposal-store.ts";
import { en } from "../../text/en.ts";
import inspector from "../inspector/inspector.module.css";
import classes from "./proposal.module.css";

const MOST = 12;

/** Whether all is met, or all that must hold. */
const toneOf = ({ unmet, isValid }: Proposal): "good" | "partly" | "bad" =>
  unmet.length === 0 ? "good" : isValid ? "partly" : "bad";

/** Which demands the proposal does not meet, by how much and what would make it possible; and what else to know. */
export function ProposalUnmet({ proposal }: { readonly proposal: Proposal }) {
  const { unmet, notes, tried } = proposal;
  const numbers = useNumbers();
  const sorted = [...unmet].sort((a, b) => Number(b.isHard) - Number(a.isHard));
  return (
    <section className={inspector.section} data-testid="proposal-unmet">
      <p className={classes.verdict} data-tone={toneOf(proposal)}>
        {unmet.length === 0 ? <IconCircleCheck size={16} /> : <IconAlertTriangle size={16} />}
        <strong>{unmet.length === 0 ? en.proposal.met : en.proposal.unmet(numbers.whole(unmet.length))}</strong>
      </p>
      {sorted.length > 0 && (
        <ul className={classes.list}>
          {sorted.slice(0, MOST).map(({ kind, territory, measure, isHard, sentence }) => (
            <li key={`${kind} ${territory} ${measure} ${sentence}`}>
              {isHard && (
                <Badge size="xs" color="red" variant="light">
                  {en.proposal.hard}
                </Badge>
              )}{" "}
              {sentence}
            </li>
          ))}
          {sorted.length > MOST && <li>{en.proposal.moreReasons(numbers.whole(sorted.length - MOST))}</li>}
        </ul>
      )}
      {notes.length > 0 && (
        <ul className={classes.list}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {tried.length > 1 && (
        <p className={classes.tried}>
          {`${en.proposal.tried}: ${tried.map(({ count, miss }) => `${count}${miss === 0 ? " ✓" : ""}`).join(", ")}`}
        </p>
      )}
    </section>
  );
}
