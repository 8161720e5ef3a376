import { UnstyledButton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useStore } from "zustand";
import { showUnmet, stopChecking } from "../../commands/check-demands.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { demandStore } from "../../stores/demand-store.ts";
import { en } from "../../text/en.ts";
import panel from "../side-panel.module.css";
import classes from "./problems.module.css";

/** What the scenario, as it is just now, does not meet of what was wished for. */
export function DemandList() {
  const { demands, unmet, problem, note } = useStore(demandStore);
  if (demands === null) return null;
  return (
    <section className={classes.demands} aria-label={en.demands.title} data-testid="demand-check">
      <h3>
        {en.demands.title}
        {unmet !== null && <span className={`${panel.count} num`}>{unmet.length}</span>}
        <IconButton name={en.demands.stop} size={24} onClick={stopChecking}>
          <IconX size={14} />
        </IconButton>
      </h3>
      {unmet === null ? (
        <p>{problem ?? en.demands.checking}</p>
      ) : unmet.length === 0 ? (
        <p>{en.demands.allMet}</p>
      ) : (
        <ul>
          {unmet.map((each) => (
            <li key={`${each.kind} ${each.territory} ${each.measure} ${each.sentence}`}>
              <UnstyledButton className={classes.demand} onClick={() => showUnmet(each)}>
                {each.sentence}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      {note !== null && <p>{note}</p>}
    </section>
  );
}
