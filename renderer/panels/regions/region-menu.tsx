import { Menu } from "@mantine/core";
import type { Region } from "../../../core/domain/region.ts";
import { isReshapable, startReshaping } from "../../commands/regions/draw-region.ts";
import { removeRegion, renameRegion } from "../../commands/regions/region-edits.ts";
import { zoomToRegion } from "../../commands/regions/zoom-to-region.ts";
import { RenameItem } from "../../components/menu-items.tsx";
import { MoreMenu } from "../../components/more-menu.tsx";
import { en } from "../../text/en.ts";

const words = en.regions;

/** What else can be done with a region. */
export function RegionMenu({ region }: { readonly region: Region }) {
  return (
    <MoreMenu label={words.menu(region.name)} width={180}>
      <Menu.Item onClick={() => zoomToRegion(region)}>{words.zoomTo}</Menu.Item>
      <RenameItem
        name={region.name}
        label={words.name}
        title={words.renameTitle}
        onRename={(name) => void renameRegion(region, name)}
      />
      <Menu.Item disabled={!isReshapable(region)} onClick={() => startReshaping(region)}>
        {words.reshape}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item color="var(--bad)" onClick={() => void removeRegion(region)}>
        {words.remove}
      </Menu.Item>
    </MoreMenu>
  );
}
