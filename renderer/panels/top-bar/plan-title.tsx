import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconCopy, IconLogout, IconPencil } from "@tabler/icons-react";
import type { ComponentProps } from "react";
import { useStore } from "zustand";
import { closePlan } from "../../commands/close-plan.ts";
import { renamePlan } from "../../commands/rename-plan.ts";
import { saveCopy } from "../../commands/save-copy.ts";
import { askName } from "../../components/ask-name.tsx";
import { Logo } from "../../components/logo.tsx";
import { planStore } from "../../stores/plan-store.ts";
import { type SaveState, scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import classes from "./top-bar.module.css";

/** The plan's name and menu, the scenario on screen, and whether everything is in the file. */
export function PlanTitle() {
  const snapshot = useStore(planStore, (state) => state.snapshot);
  if (snapshot === null) return null;
  const { name } = snapshot.summary;
  const scenario = snapshot.scenarios.find(({ id }) => id === snapshot.activeScenarioId);
  return (
    <div className={classes.title}>
      <Tooltip label={en.topbar.home}>
        <UnstyledButton className={classes.home} aria-label={en.topbar.home} onClick={() => void closePlan()}>
          <Logo size={24} />
        </UnstyledButton>
      </Tooltip>
      <Menu position="bottom-start">
        <Menu.Target>
          <UnstyledButton
            className={classes.name}
            aria-label={`${name}: ${en.topbar.planMenu}`}
            data-testid="plan-menu"
          >
            <span className={classes.nameText}>{name}</span>
            <IconChevronDown size={14} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={15} />}
            onClick={() =>
              askName({
                title: en.topbar.renamePlan,
                label: en.newPlan.planName,
                value: name,
                action: en.rename,
                onAnswer: (next) => void renamePlan(next),
              })
            }
          >
            {en.topbar.renamePlan}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => void saveCopy()}>
            {en.topbar.saveCopy}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => void closePlan()}>
            {en.topbar.closePlan}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span className={classes.scenario} title={`${en.topbar.scenario}: ${scenario?.name ?? ""}`}>
        {scenario?.name}
      </span>
      <Tooltip label={en.topbar.savedHint}>
        <SaveMark />
      </Tooltip>
    </div>
  );
}

/** Changes with every edit, so it follows the store by itself. */
function SaveMark(props: ComponentProps<"span">) {
  const save = useStore(scenarioStore, (state) => state.save);
  return (
    <span {...props} className={classes.save} data-state={save} role="status" data-testid="save-state">
      {SAVE_WORDS[save]}
    </span>
  );
}

const SAVE_WORDS: Record<SaveState, string> = {
  saved: en.topbar.saved,
  saving: en.topbar.saving,
  failed: en.topbar.saveFailed,
};
