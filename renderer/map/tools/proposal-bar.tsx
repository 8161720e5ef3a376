import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { acceptProposal, dropProposal, nextProposal } from "../../commands/propose.ts";
import { gestureStore } from "../../stores/gesture-store.ts";
import { en } from "../../text/en.ts";
import classes from "./tools.module.css";

/** Something that was computed, waiting for a yes: Enter does it, Escape leaves everything as it is. */
export function ProposalBar() {
  const proposal = useStore(gestureStore, (state) => state.proposal);
  const isAsked = useStore(gestureStore, (state) => state.question !== null);
  const accept = useRef<HTMLButtonElement>(null);
  const isOn = proposal !== null;
  useEffect(() => {
    if (!isOn) return undefined;
    accept.current?.focus();
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || isAsked || !dropProposal()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, [isOn, isAsked]);
  if (proposal === null) return null;
  const { title, options, at } = proposal;
  return (
    <section className={classes.proposal} aria-label={title} data-testid="proposal">
      <div className={classes.proposalWords} aria-live="polite">
        <strong>{title}</strong>
        <span className="num">
          {options[at]?.words}
          {options.length > 1 && ` · ${en.tools.optionOf(at + 1, options.length)}`}
        </span>
      </div>
      {options.length > 1 && (
        <Button variant="default" onClick={nextProposal} data-testid="proposal-next">
          {en.tools.next}
        </Button>
      )}
      <Button variant="default" onClick={() => dropProposal()} data-testid="proposal-cancel">
        {en.cancel}
      </Button>
      <Button ref={accept} onClick={() => void acceptProposal()} data-testid="proposal-accept">
        {en.tools.accept}
      </Button>
    </section>
  );
}
