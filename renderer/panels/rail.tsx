import { UnstyledButton } from "@mantine/core";
import {
  IconAlertTriangle,
  IconBuildingStore,
  IconGitBranch,
  IconHistory,
  IconMap,
  IconPalette,
  IconStack2,
} from "@tabler/icons-react";
import { useStore } from "zustand";
import { togglePanel } from "../commands/arrange.ts";
import { problemStore } from "../stores/problem-store.ts";
import { type RailPanel, viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./rail.module.css";

const PANELS: readonly { panel: RailPanel; Icon: typeof IconMap }[] = [
  { panel: "scenarios", Icon: IconGitBranch },
  { panel: "territories", Icon: IconMap },
  { panel: "style", Icon: IconPalette },
  { panel: "layers", Icon: IconStack2 },
  { panel: "accounts", Icon: IconBuildingStore },
  { panel: "problems", Icon: IconAlertTriangle },
  { panel: "history", Icon: IconHistory },
];

export function Rail() {
  const open = useStore(viewStore, (state) => state.panel);
  return (
    <nav className={classes.rail} aria-label={en.railLabel} data-pane>
      {PANELS.map(({ panel, Icon }) => (
        <UnstyledButton
          key={panel}
          className={classes.item}
          aria-expanded={open === panel}
          data-testid={`rail-${panel}`}
          onClick={() => togglePanel(panel)}
        >
          <Icon size={19} stroke={1.6} aria-hidden="true" />
          <span>{en.rail[panel]}</span>
          {panel === "problems" && <ProblemCount />}
        </UnstyledButton>
      ))}
    </nav>
  );
}

function ProblemCount() {
  const count = useStore(problemStore, ({ problems }) => problems.length);
  if (count === 0) return null;
  return (
    <span className={`${classes.badge} num`} data-testid="problem-count">
      {count > 999 ? "999+" : count}
    </span>
  );
}
