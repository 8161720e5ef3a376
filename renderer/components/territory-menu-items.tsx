import { Menu, ScrollArea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useStore } from "zustand";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";
import { createTerritory } from "../commands/create-territory.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { Swatch } from "./swatch.tsx";

const SEARCH_FROM = 9;

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
        <TextInput
          aria-label={en.territory.search}
          placeholder={en.territory.search}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          m={4}
          w={224}
        />
      )}
      <ScrollArea.Autosize mah={320} type="auto" offsetScrollbars="y">
        {shown.map((territory) => (
          <Menu.Item
            key={territory.index}
            leftSection={<Swatch color={territory.color} />}
            onClick={() => onChoose(territory.index)}
          >
            {territory.name}
          </Menu.Item>
        ))}
        {shown.length === 0 && <Menu.Label>{all.length === 0 ? en.territory.empty : en.territory.noMatch}</Menu.Label>}
      </ScrollArea.Autosize>
      <Menu.Divider />
      <Menu.Item onClick={() => void createTerritory()}>{en.territory.create}</Menu.Item>
    </>
  );
}

/** Whether a territory's name or owner has the words in it. */
export function matches({ name, owner }: Pick<Territory, "name" | "owner">, search: string): boolean {
  const words = search.trim().toLowerCase();
  return words === "" || `${name} ${owner ?? ""}`.toLowerCase().includes(words);
}
