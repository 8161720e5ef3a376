import { Menu, ScrollArea } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useStore } from "zustand";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";
import { createTerritory } from "../commands/create-territory.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { Swatch } from "./swatch.tsx";

const SEARCH_FROM = 9;
/** A menu that opens at once; the others are found by name. */
const MOST_LISTED = 60;

type Props = { readonly onChoose: (territory: TerritoryIndex) => void };

/** The territories of the scenario as menu entries, with a field to find one among many. */
export function TerritoryMenuItems({ onChoose }: Props) {
  const territories = useStore(scenarioStore, (state) => state.territories);
  const [search, setSearch] = useState("");
  const all = [...territories.values()];
  const shown = all.filter((territory) => matches(territory, search));
  return (
    <>
      {all.length >= SEARCH_FROM && (
        <Menu.Search
          aria-label={en.territory.search}
          placeholder={en.territory.search}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={takeFirst}
          data-testid="menu-search"
        />
      )}
      <ScrollArea.Autosize mah="min(320px, 34vh)" type="auto" offsetScrollbars="y">
        {shown.slice(0, MOST_LISTED).map((territory) => (
          <Menu.Item
            key={territory.index}
            leftSection={<Swatch color={territory.color} />}
            onClick={() => onChoose(territory.index)}
            title={territory.name}
          >
            {territory.name}
          </Menu.Item>
        ))}
        {shown.length > MOST_LISTED && <Menu.Label>{en.territory.moreInMenu(shown.length - MOST_LISTED)}</Menu.Label>}
        {shown.length === 0 && <Menu.Label>{all.length === 0 ? en.territory.empty : en.territory.noMatch}</Menu.Label>}
      </ScrollArea.Autosize>
      <Menu.Divider />
      <Menu.Item onClick={() => void createTerritory()}>{en.territory.create}</Menu.Item>
    </>
  );
}

/** Enter takes the first that was found, unless the arrow keys have gone to another. */
function takeFirst(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== "Enter" || event.currentTarget.value.trim() === "") return;
  const menu = event.currentTarget.closest("[role='menu']");
  if (menu === null || menu.querySelector("[data-menu-active]") !== null) return;
  event.preventDefault();
  menu.querySelector<HTMLElement>("[data-menu-item]")?.click();
}

/** Whether a territory's name or owner has the words in it. */
export function matches({ name, owner }: Pick<Territory, "name" | "owner">, search: string): boolean {
  const words = search.trim().toLowerCase();
  return words === "" || `${name} ${owner ?? ""}`.toLowerCase().includes(words);
}
