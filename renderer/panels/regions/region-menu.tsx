import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { Region } from "../../../core/domain/region.ts";
import { isReshapable, startReshaping } from "../../commands/regions/draw-region.ts";
import { removeRegion, renameRegion } from "../../commands/regions/region-edits.ts";
import { zoomToRegion } from "../../commands/regions/zoom-to-region.ts";
import { askName } from "../../components/ask-name.tsx";
import { en } from "../../text/en.ts";

const words = en.regions;

/** What else can be done with a region. */
export function RegionMenu({ region }: { readonly region: Region }) {
  return (
    <Menu position="bottom-end" width={180} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={words.menu(region.name)}>
          <IconDots size={15} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => zoomToRegion(region)}>{words.zoomTo}</Menu.Item>
        <Menu.Item
          onClick={() =>
            askName({
              title: words.renameTitle,
              label: words.name,
              value: region.name,
              action: en.rename,
              onAnswer: (name) => void renameRegion(region, name),
            })
          }
        >
          {words.rename}
        </Menu.Item>
        <Menu.Item disabled={!isReshapable(region)} onClick={() => startReshaping(region)}>
          {words.reshape}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" onClick={() => void removeRegion(region)}>
          {words.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
