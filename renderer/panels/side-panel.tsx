import type { RailPanel } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { AccountsPanel } from "./accounts-panel.tsx";
import { HistoryPanel } from "./history/history-panel.tsx";
import { LayersPanel } from "./layers-panel.tsx";
import { ProblemsPanel } from "./problems/problems-panel.tsx";
import { ScenariosPanel } from "./scenarios-panel.tsx";
import classes from "./side-panel.module.css";
import { StylePanel } from "./style/style-panel.tsx";
import { TerritoriesPanel } from "./territories/territories-panel.tsx";

export function SidePanel({ panel }: { readonly panel: RailPanel }) {
  return (
    <aside className={classes.panel} aria-label={en.rail[panel]} data-pane>
      <PanelContent panel={panel} />
    </aside>
  );
}

function PanelContent({ panel }: { readonly panel: RailPanel }) {
  switch (panel) {
    case "scenarios":
      return <ScenariosPanel />;
    case "territories":
      return <TerritoriesPanel />;
    case "style":
      return <StylePanel />;
    case "layers":
      return <LayersPanel />;
    case "accounts":
      return <AccountsPanel />;
    case "problems":
      return <ProblemsPanel />;
    case "history":
      return <HistoryPanel />;
  }
}
