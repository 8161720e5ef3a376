import { Menu } from "@mantine/core";
import { useStore } from "zustand";
import { foldAll, unfoldAll } from "../../commands/groups.ts";
import { MoreMenu } from "../../components/more-menu.tsx";
import { type TreeState, treeStore } from "../../stores/tree-store.ts";
import { en } from "../../text/en.ts";

const COLOR_BY: readonly (readonly [TreeState["colorBy"], string])[] = [
  ["territory", en.tree.colorByTerritory],
  ["top-group", en.tree.colorByTop],
  ["group", en.tree.colorByGroup],
];

/** How the tree is shown, and what the map is coloured by. */
export function TreeOptions() {
  const colorBy = useStore(treeStore, (state) => state.colorBy);
  return (
    <MoreMenu label={en.tree.options} width={200} testId="tree-options">
      <Menu.Label>{en.tree.colorBy}</Menu.Label>
      <Menu.RadioGroup
        value={colorBy}
        onChange={(next) => treeStore.setState({ colorBy: next as TreeState["colorBy"] })}
      >
        {COLOR_BY.map(([key, words]) => (
          <Menu.RadioItem key={key} value={key} closeMenuOnClick>
            {words}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Item onClick={unfoldAll}>{en.tree.expandAll}</Menu.Item>
      <Menu.Item onClick={foldAll}>{en.tree.collapseAll}</Menu.Item>
    </MoreMenu>
  );
}
