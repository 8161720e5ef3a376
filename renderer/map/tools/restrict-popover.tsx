import { Button, Checkbox, Popover, Select, Tooltip, UnstyledButton } from "@mantine/core";
import { IconFilter, IconFilterFilled } from "@tabler/icons-react";
import { useMemo, useRef } from "react";
import { useStore } from "zustand";
import { askAgain, setTools } from "../../commands/change-tools.ts";
import { isRestricted } from "../../edits/restrict-units.ts";
import { planStore } from "../../stores/plan-store.ts";
import { toolStore } from "../../stores/tool-store.ts";
import { en } from "../../text/en.ts";
import { parentChoices, parentKey, parentOfKey } from "./parent-choices.ts";
import classes from "./tools.module.css";

/** What the tools keep their hands off. */
export function RestrictPopover() {
  const layer = useStore(planStore, (state) => state.layer);
  const { onlyUnassigned, insideParent, skipLocked, takesHeld, takesLocked } = useStore(toolStore);
  const isOn = isRestricted({ onlyUnassigned, insideParent, skipLocked });
  const parents = useMemo(() => (layer === null ? [] : parentChoices(layer)), [layer]);
  const words = [
    ...(onlyUnassigned ? [en.tools.onlyUnassigned] : []),
    ...(insideParent !== null
      ? [`${en.tools.inside} ${layer?.parents[insideParent.parent]?.names[insideParent.position] ?? ""}`]
      : []),
    ...(skipLocked ? [en.tools.skipLocked] : []),
  ];
  const first = useRef<HTMLInputElement>(null);
  /** A button that goes away once it was pressed leaves the focus to the first rule, so that Escape still closes. */
  const pressOnce = (act: () => void) => () => {
    first.current?.focus();
    act();
  };
  const Icon = isOn ? IconFilterFilled : IconFilter;
  return (
    <Popover position="bottom-start" width={272} trapFocus shadow="md">
      <Popover.Target>
        <Tooltip label={isOn ? en.tools.restricted(words) : en.tools.restrictHint}>
          <UnstyledButton className={classes.restrict} data-on={isOn} data-testid="restrict">
            <Icon size={14} aria-hidden="true" />
            <span>{en.tools.restrict}</span>
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.rules}>
          <Checkbox
            ref={first}
            size="xs"
            label={en.tools.onlyUnassigned}
            checked={onlyUnassigned}
            onChange={(event) => setTools({ onlyUnassigned: event.currentTarget.checked })}
          />
          <Checkbox
            size="xs"
            label={en.tools.skipLocked}
            checked={skipLocked}
            onChange={(event) => setTools({ skipLocked: event.currentTarget.checked })}
          />
          {parents.length > 0 && (
            <Select
              size="xs"
              label={en.tools.inside}
              placeholder={en.tools.insideAny}
              data={parents}
              limit={60}
              searchable
              clearable
              comboboxProps={{ withinPortal: false }}
              value={insideParent === null ? null : parentKey(insideParent)}
              onChange={(key) => setTools({ insideParent: key === null ? null : parentOfKey(key) })}
              data-testid="restrict-parent"
            />
          )}
          {isOn && (
            <Button
              size="compact-xs"
              variant="light"
              onClick={pressOnce(() => setTools({ onlyUnassigned: false, insideParent: null, skipLocked: false }))}
              data-testid="restrict-lift"
            >
              {en.tools.lift}
            </Button>
          )}
          {(takesHeld === "always" || takesLocked === "always") && (
            <div className={classes.remembered}>
              <span>{en.tools.always}</span>
              <Button size="compact-xs" variant="light" onClick={pressOnce(askAgain)}>
                {en.tools.askAgain}
              </Button>
            </div>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
