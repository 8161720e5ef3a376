import { Button, Menu, Switch } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { showDialog } from "../../commands/show-dialog.ts";
import { acceptProposal, chooseProposal, discardProposals, showPresent } from "../../commands/solve.ts";
import { askName } from "../../components/ask-name.tsx";
import { useNumbers } from "../../format/use-numbers.ts";
import { proposalStore } from "../../stores/proposal-store.ts";
import { en } from "../../text/en.ts";
import inspector from "../inspector/inspector.module.css";
import classes from "./proposal.module.css";
import { ProposalBounds } from "./proposal-bounds.tsx";
import { ProposalChoice } from "./proposal-choice.tsx";
import { ProposalReasons } from "./proposal-reasons.tsx";
import { ProposalScores } from "./proposal-scores.tsx";
import { ProposalUnmet } from "./proposal-unmet.tsx";
import { SolverAtWork } from "./solver-at-work.tsx";

/** Stands where the inspector does while the solver works, and until its proposals are accepted or discarded. */
export function ProposalPanel() {
  const isWorking = useStore(proposalStore, (state) => state.isWorking);
  return (
    <aside
      className={`${inspector.inspector} ${classes.panel}`}
      aria-label={en.proposal.title}
      data-testid="proposal-panel"
    >
      {isWorking ? <SolverAtWork /> : <Review />}
    </aside>
  );
}

function Review() {
  const { proposals, chosenId, reasons, showsPresent } = useStore(proposalStore);
  const numbers = useNumbers();
  const accept = useRef<HTMLButtonElement>(null);
  // The dialog that asked is gone: the keyboard goes on here.
  useEffect(() => accept.current?.focus(), []);
  const proposal = proposals.find(({ id }) => id === chosenId);
  if (proposal === undefined) return null;
  return (
    <>
      <div className={classes.body}>
        <section className={inspector.section}>
          <div className={inspector.head}>
            <h2>{en.proposal.title}</h2>
            <span className={inspector.sub}>{en.proposal.seconds(numbers.decimal(proposal.seconds, 1))}</span>
          </div>
          <p className={inspector.hint}>{proposal.isChange ? en.proposal.notYet : en.proposal.noChange}</p>
          <Switch
            mt="sm"
            size="xs"
            label={en.proposal.showPresent}
            checked={showsPresent}
            onChange={(event) => showPresent(event.currentTarget.checked)}
            data-testid="show-present"
          />
        </section>
        {proposals.length > 1 && (
          <ProposalChoice proposals={proposals} chosen={proposal} onChoose={(id) => void chooseProposal(id)} />
        )}
        <ProposalScores proposal={proposal} />
        <ProposalUnmet proposal={proposal} />
        <ProposalBounds proposal={proposal} />
        {reasons !== null && <ProposalReasons reasons={reasons} proposal={proposal} />}
      </div>
      <footer className={classes.foot}>
        <Button variant="subtle" color="gray" onClick={() => void discardProposals()} data-testid="proposal-discard">
          {en.proposal.discard}
        </Button>
        <Button variant="default" onClick={() => showDialog({ kind: "build" })}>
          {en.proposal.again}
        </Button>
        <div className={classes.accept}>
          <Button
            leftSection={<IconCheck size={15} />}
            disabled={!proposal.isChange}
            ref={accept}
            onClick={() => void acceptProposal("scenario")}
            data-testid="proposal-accept"
          >
            {en.proposal.accept}
          </Button>
          <Menu position="top-end">
            <Menu.Target>
              <Button px={8} aria-label={en.proposal.acceptNew} data-testid="proposal-accept-menu">
                <IconChevronDown size={15} aria-hidden="true" />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => askForScenario(proposal.territories)} data-testid="proposal-accept-new">
                {en.proposal.acceptNew}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </footer>
    </>
  );
}

const askForScenario = (territories: number): void =>
  askName({
    title: en.proposal.acceptNew,
    label: en.proposal.newName,
    value: en.proposal.newNameDefault(territories),
    action: en.proposal.accept,
    onAnswer: (newScenario) => void acceptProposal({ newScenario }),
  });
