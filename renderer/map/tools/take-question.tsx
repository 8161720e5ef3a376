import { Button, Checkbox, Modal } from "@mantine/core";
import { useState } from "react";
import { useStore } from "zustand";
import { useNumbers } from "../../format/use-numbers.ts";
import { gestureStore, type TakeQuestion as Question, type TakeAnswer } from "../../stores/gesture-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import classes from "./tools.module.css";

const NAMED = 3;

/** Asks once before a tool takes what belongs to others or is locked. What would happen stays on the map meanwhile. */
export function TakeQuestion() {
  const question = useStore(gestureStore, (state) => state.question);
  return (
    <Modal
      opened={question !== null}
      onClose={() => question?.answer({ take: "none", always: false })}
      title={question !== null && question.held.length === 0 ? en.tools.askLockedTitle : en.tools.askTitle}
      size={420}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.12 }}
    >
      {question !== null && <Choices question={question} />}
    </Modal>
  );
}

function Choices({ question: { free, held, locked, lockedIn, answer } }: { readonly question: Question }) {
  const numbers = useNumbers();
  const territories = useStore(scenarioStore, (state) => state.territories);
  const [always, setAlways] = useState(false);
  const units = (count: number) => `${numbers.whole(count)} ${numbers.unitNoun(count)}`;
  const total = (losers: Question["held"]) => units(losers.reduce((sum, { count }) => sum + count, 0));
  const names = (losers: Question["held"]): string => {
    const named = losers.slice(0, NAMED).map(({ territory, count }) => {
      const name = territories.get(territory)?.name ?? "";
      return losers.length === 1 ? name : `${name} (${numbers.whole(count)})`;
    });
    if (losers.length > NAMED) named.push(en.tools.andMore(losers.length - NAMED));
    return new Intl.ListFormat("en").format(named);
  };
  const reply = (take: TakeAnswer["take"]) => answer({ take, always: always && take === "all" });
  return (
    <div className={classes.question} data-testid="take-question">
      {held.length > 0 && <p>{en.tools.askHeld(total(held), names(held))}</p>}
      {lockedIn.length > 0 && <p>{en.tools.askLockedIn(total(lockedIn), names(lockedIn), lockedIn.length)}</p>}
      {locked > 0 && <p>{en.tools.askLocked(units(locked))}</p>}
      <Checkbox
        size="xs"
        label={en.tools.alwaysTake}
        checked={always}
        onChange={(event) => setAlways(event.currentTarget.checked)}
        data-testid="take-always"
      />
      <div className={classes.answers}>
        <Button variant="default" onClick={() => reply("none")}>
          {en.cancel}
        </Button>
        {free > 0 && (
          <Button variant="default" onClick={() => reply("free")} data-testid="take-free">
            {en.tools.takeFree(units(free))}
          </Button>
        )}
        <Button onClick={() => reply("all")} data-autofocus data-testid="take-all">
          {en.tools.takeAll}
        </Button>
      </div>
    </div>
  );
}
