import { Button, Menu, UnstyledButton } from "@mantine/core";
import { IconArrowsDiff, IconCopy, IconFlag, IconGitBranch } from "@tabler/icons-react";
import { useStore } from "zustand";
import type { ScenarioSummary } from "../../core/domain/scenario.ts";
import {
  activateScenario,
  duplicateScenario,
  markBaseline,
  removeScenario,
  renameScenario,
} from "../commands/scenarios.ts";
import { showDialog } from "../commands/show-dialog.ts";
import { askName } from "../components/ask-name.tsx";
import { IconButton } from "../components/icon-button.tsx";
import { DeleteItem, RenameItem } from "../components/menu-items.tsx";
import { MoreMenu } from "../components/more-menu.tsx";
import { timeAgo } from "../format/time.ts";
import { userLocale } from "../format/use-numbers.ts";
import { planStore } from "../stores/plan-store.ts";
import { en } from "../text/en.ts";
import classes from "./side-panel.module.css";

/** All answers of the plan: which one is on screen, which one the others are compared with. */
export function ScenariosPanel() {
  const snapshot = useStore(planStore, (state) => state.snapshot);
  if (snapshot === null) return null;
  const { scenarios, activeScenarioId } = snapshot;
  const active = scenarios.find(({ id }) => id === activeScenarioId);
  return (
    <>
      <div className={classes.head}>
        <h2>{en.scenario.title}</h2>
        {active !== undefined && (
          <IconButton
            name={en.scenario.newFromCurrent}
            onClick={() => askDuplicate(active)}
            testId="duplicate-scenario"
          >
            <IconCopy size={16} stroke={1.7} />
          </IconButton>
        )}
      </div>
      <div className={classes.body}>
        <ul className={classes.list}>
          {scenarios.map((scenario) => (
            <ScenarioItem
              key={scenario.id}
              scenario={scenario}
              isActive={scenario.id === activeScenarioId}
              isLast={scenarios.length === 1}
            />
          ))}
        </ul>
        <div className={classes.pad} style={{ marginTop: 16 }}>
          <p className={classes.hint}>{en.scenario.hint}</p>
          <Button
            fullWidth
            variant="default"
            leftSection={<IconArrowsDiff size={15} stroke={1.8} />}
            disabled={scenarios.length < 2}
            onClick={() => showDialog({ kind: "compare", from: null, to: null })}
            data-testid="compare"
          >
            {en.scenario.compare}
          </Button>
        </div>
      </div>
    </>
  );
}

type ItemProps = { readonly scenario: ScenarioSummary; readonly isActive: boolean; readonly isLast: boolean };

function ScenarioItem({ scenario, isActive, isLast }: ItemProps) {
  return (
    <li className={classes.item} data-selected={isActive}>
      <UnstyledButton
        className={classes.itemButton}
        aria-current={isActive}
        aria-label={en.scenario.open(scenario.name)}
        onClick={() => {
          if (!isActive) void activateScenario(scenario.id);
        }}
      >
        <IconGitBranch size={15} stroke={1.6} aria-hidden="true" />
        <span className={classes.itemName}>{scenario.name}</span>
        {scenario.isBaseline ? <span className={classes.badge}>{en.scenario.baseline}</span> : <span />}
        <span className={classes.badges}>
          <span>
            {en.scenario.territories(scenario.territoryCount)} ·{" "}
            {timeAgo(scenario.createdAtMs, Date.now(), userLocale())}
          </span>
        </span>
      </UnstyledButton>
      <ScenarioMenu scenario={scenario} isActive={isActive} isLast={isLast} />
    </li>
  );
}

function ScenarioMenu({ scenario, isActive, isLast }: ItemProps) {
  const { id, name, isBaseline } = scenario;
  const activeId = useStore(planStore, (state) => state.snapshot?.activeScenarioId ?? null);
  return (
    <MoreMenu label={en.scenario.menu(name)} className={classes.itemMenu}>
      <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => askDuplicate(scenario)}>
        {en.duplicate}
      </Menu.Item>
      <RenameItem
        name={name}
        label={en.scenario.name}
        title={en.scenario.renameTitle}
        onRename={(next) => void renameScenario(id, next)}
      />
      <Menu.Item leftSection={<IconFlag size={15} />} onClick={() => void markBaseline(isBaseline ? null : id)}>
        {isBaseline ? en.scenario.unmarkBaseline : en.scenario.markBaseline}
      </Menu.Item>
      {!isActive && (
        <Menu.Item
          leftSection={<IconArrowsDiff size={15} />}
          onClick={() => showDialog({ kind: "compare", from: id, to: activeId })}
        >
          {en.scenario.compare}
        </Menu.Item>
      )}
      <Menu.Divider />
      <DeleteItem
        disabled={isLast}
        question={() => ({ title: en.scenario.removeTitle(name), text: en.scenario.removeText })}
        onDelete={() => void removeScenario(id)}
      />
    </MoreMenu>
  );
}

function askDuplicate({ id, name }: ScenarioSummary): void {
  askName({
    title: en.scenario.duplicateTitle,
    label: en.scenario.name,
    value: en.scenario.copyName(name),
    action: en.duplicate,
    onAnswer: (copy) => void duplicateScenario(id, copy),
  });
}
