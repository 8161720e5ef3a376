import { Button, TextInput, UnstyledButton } from "@mantine/core";
import { IconPlus, IconSearch, IconWand } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import type { Territory } from "../../core/domain/territory.ts";
import { createTerritory } from "../commands/create-territory.ts";
import { focusTerritory } from "../commands/select-units.ts";
import { showDialog } from "../commands/show-dialog.ts";
import { zoomToTerritory } from "../commands/zoom.ts";
import { IconButton } from "../components/icon-button.tsx";
import { Swatch } from "../components/swatch.tsx";
import { TerritoryMenu } from "../components/territory-menu.tsx";
import { matches } from "../components/territory-menu-items.tsx";
import { useNumbers } from "../format/use-numbers.ts";
import { shortcutText } from "../keyboard/shortcuts.ts";
import { mainMeasure, planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./side-panel.module.css";

const ROW_PX = 46;

/** The territories of the scenario with how full each one is. */
export function TerritoriesPanel() {
  const territories = useStore(scenarioStore, (state) => state.territories);
  const [search, setSearch] = useState("");
  const shown = [...territories.values()].filter((territory) => matches(territory, search));
  return (
    <>
      <div className={classes.head}>
        <h2>
          {en.territory.title}
          <span className={`${classes.count} num`}>{territories.size}</span>
        </h2>
        <IconButton
          name={en.territory.create}
          shortcut={shortcutText("create")}
          onClick={() => void createTerritory()}
          testId="new-territory"
        >
          <IconPlus size={17} stroke={1.7} />
        </IconButton>
      </div>
      {territories.size > 0 && (
        <div className={classes.search}>
          <TextInput
            aria-label={en.territory.search}
            placeholder={en.territory.search}
            leftSection={<IconSearch size={14} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
      )}
      {territories.size === 0 ? <NoTerritories /> : <TerritoryList territories={shown} />}
    </>
  );
}

function NoTerritories() {
  return (
    <div className={classes.emptyState}>
      <strong>{en.territory.empty}</strong>
      <span>{en.territory.emptyHint}</span>
      <Button mt={8} leftSection={<IconWand size={15} />} onClick={() => showDialog({ kind: "build" })}>
        {en.topbar.build}
      </Button>
    </div>
  );
}

function TerritoryList({ territories }: { readonly territories: readonly Territory[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: territories.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  if (territories.length === 0) return <div className={classes.emptyState}>{en.territory.noMatch}</div>;
  return (
    <div ref={scroller} className={classes.body}>
      <ul className={`${classes.list} ${classes.virtual}`} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const territory = territories[index];
          return territory === undefined ? null : (
            <TerritoryItem key={territory.index} territory={territory} offset={start} />
          );
        })}
      </ul>
    </div>
  );
}

function TerritoryItem({ territory, offset }: { readonly territory: Territory; readonly offset: number }) {
  const { index, name, color, owner } = territory;
  const numbers = useNumbers();
  const isFocused = useStore(selectionStore, (state) => state.territory === index);
  const isActive = useStore(viewStore, (state) => state.activeTerritory === index);
  const tolerance = useStore(planStore, (state) => state.snapshot?.tolerance ?? 0);
  const measure = useStore(planStore, (state) => (state.snapshot === null ? null : mainMeasure(state.snapshot)));
  const scores = useStore(scenarioStore, (state) => state.scorecard?.territories.find(({ id }) => id === territory.id));
  const share = measure === null ? null : (scores?.index[measure.key] ?? null);
  return (
    <li
      className={classes.item}
      data-selected={isFocused}
      data-active={isActive}
      style={{ height: ROW_PX - 2, transform: `translateY(${offset}px)` }}
      onMouseEnter={() => selectionStore.setState({ hoveredTerritory: index })}
      onMouseLeave={() => selectionStore.setState({ hoveredTerritory: null })}
    >
      <UnstyledButton
        className={classes.itemButton}
        aria-current={isFocused}
        onClick={() => focusTerritory(isFocused ? null : index)}
        onDoubleClick={() => zoomToTerritory(index)}
      >
        <Swatch color={color} />
        <span className={classes.itemName} title={name}>
          {name}
        </span>
        <span
          className={classes.itemFigure}
          data-off={share !== null && Math.abs(share / 100 - 1) > tolerance + 1e-9}
          title={share === null ? undefined : en.territory.index(numbers.decimal(share, 1))}
        >
          {share === null ? "–" : numbers.decimal(share, 0)}
        </span>
        <span className={classes.itemHint}>
          {owner !== null && owner !== name && `${owner} · `}
          {measure !== null && `${numbers.short(scores?.measures[measure.key] ?? 0, measure)} · `}
          {numbers.whole(scores?.units ?? 0)} {numbers.unitNoun(scores?.units ?? 0)}
        </span>
      </UnstyledButton>
      <TerritoryMenu territory={territory} className={classes.itemMenu ?? ""} />
    </li>
  );
}
