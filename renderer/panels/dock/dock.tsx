import { Tabs } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useStore } from "zustand";
import { resizeDock, showDockTab, toggleDock } from "../../commands/arrange.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { useNumbers } from "../../format/use-numbers.ts";
import { shortcutText } from "../../keyboard/shortcuts.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { type DockTab, viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import { AccountsTable } from "./accounts-table.tsx";
import classes from "./dock.module.css";
import { IndexChart } from "./index-chart.tsx";
import { ProblemsTable } from "./problems-table.tsx";
import { TerritoriesTable } from "./territories-table.tsx";
import { UnitsTable } from "./units-table.tsx";

const TABS: readonly DockTab[] = ["territories", "units", "accounts", "chart", "problems"];

/** The same plan as tables: everything on the map is here as well. */
export function Dock() {
  const { dockTab, dockOpen, dockHeightPx } = useStore(viewStore);
  return (
    <section
      id="dock"
      className={classes.dock}
      data-pane
      data-testid="dock"
      aria-label={en.dock.table(en.dock[dockTab])}
    >
      {dockOpen && <ResizeHandle heightPx={dockHeightPx} />}
      <div className={classes.head}>
        <Tabs
          value={dockOpen ? dockTab : null}
          onChange={(tab) => tab !== null && showDockTab(tab as DockTab)}
          classNames={{ tab: classes.tab ?? "", list: classes.tabs ?? "" }}
        >
          <Tabs.List>
            {TABS.map((tab) => (
              <Tabs.Tab key={tab} value={tab} data-testid={`dock-${tab}`} aria-controls="dock-body">
                {en.dock[tab]}
                <TabCount tab={tab} />
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <div id="dock-tools" className={classes.tools} />
        <IconButton
          name={dockOpen ? en.dock.collapse : en.dock.expand}
          shortcut={shortcutText("dock")}
          size={26}
          onClick={toggleDock}
        >
          {dockOpen ? <IconChevronDown size={17} /> : <IconChevronUp size={17} />}
        </IconButton>
      </div>
      <div id="dock-body" className={classes.body} style={{ height: dockOpen ? dockHeightPx : 0 }} hidden={!dockOpen}>
        {dockOpen && <DockTable tab={dockTab} />}
      </div>
    </section>
  );
}

function DockTable({ tab }: { readonly tab: DockTab }) {
  switch (tab) {
    case "territories":
      return <TerritoriesTable />;
    case "units":
      return <UnitsTable />;
    case "accounts":
      return <AccountsTable />;
    case "chart":
      return <IndexChart />;
    case "problems":
      return <ProblemsTable />;
  }
}

function TabCount({ tab }: { readonly tab: DockTab }) {
  const numbers = useNumbers();
  const summary = useStore(planStore, (state) => state.snapshot?.summary);
  const territories = useStore(scenarioStore, (state) => state.territories.size);
  if (summary === undefined) return null;
  const counts: Partial<Record<DockTab, number>> = {
    territories,
    units: summary.extentUnitCount,
    accounts: summary.accountCount,
    problems: summary.rejectedCount + summary.repairedCount,
  };
  const count = counts[tab];
  return count === undefined ? null : <span className={`${classes.count} num`}>{numbers.whole(count)}</span>;
}

const KEY_STEP_PX = 24;

/** The upper edge: dragged, or moved with the arrow keys. */
function ResizeHandle({ heightPx }: { readonly heightPx: number }) {
  const from = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const onPointerMove = (event: PointerEvent) => {
    if (from.current !== null) resizeDock(from.current.height + from.current.y - event.clientY);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: KEY_STEP_PX, ArrowDown: -KEY_STEP_PX }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resizeDock(heightPx + step);
  };
  return (
    <div
      className={classes.handle}
      role="separator"
      aria-orientation="horizontal"
      aria-label={en.dragToResize}
      aria-valuenow={heightPx}
      aria-valuemin={120}
      aria-valuemax={640}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { y: event.clientY, height: heightPx };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        from.current = null;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
