import { Switch } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { useStore } from "zustand";
import { FIRST_STYLING } from "../../../core/domain/map-styling.ts";
import { styleMap } from "../../commands/style-map.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { planStore } from "../../stores/plan-store.ts";
import { stylingStore } from "../../stores/styling-store.ts";
import { en } from "../../text/en.ts";
import panel from "../side-panel.module.css";
import { AccountsSection } from "./accounts-section.tsx";
import { FillSection } from "./fill-section.tsx";
import { MarksSection } from "./marks-section.tsx";

/** What the map's colours, circles, charts and pins say. */
export function StylePanel() {
  const patterns = useStore(stylingStore, (state) => state.patterns);
  const snapshot = useStore(planStore, (state) => state.snapshot);
  if (snapshot === null) return null;
  return (
    <>
      <div className={panel.head}>
        <h2>{en.style.title}</h2>
        <IconButton name={en.style.reset} size={24} onClick={() => styleMap(FIRST_STYLING)} testId="style-reset">
          <IconRestore size={15} stroke={1.7} />
        </IconButton>
      </div>
      <div className={panel.body}>
        <FillSection snapshot={snapshot} />
        <section className={panel.section}>
          <Switch
            label={en.style.patterns}
            title={en.style.patternsHint}
            checked={patterns}
            onChange={(event) => styleMap({ patterns: event.currentTarget.checked })}
            data-testid="patterns"
          />
        </section>
        <MarksSection snapshot={snapshot} />
        <AccountsSection snapshot={snapshot} />
      </div>
    </>
  );
}
