import { IconFocusCentered, IconMinus, IconPlus } from "@tabler/icons-react";
import { zoomIn, zoomOut, zoomToPlan } from "../commands/zoom.ts";
import { IconButton } from "../components/icon-button.tsx";
import { shortcutText } from "../keyboard/shortcuts.ts";
import { en } from "../text/en.ts";
import { BookmarkButton } from "./bookmark-button.tsx";
import classes from "./studio-map.module.css";

export function MapControls() {
  return (
    <div className={classes.controls}>
      <IconButton name={en.map.zoomIn} shortcut={shortcutText("zoomIn")} size={32} onClick={zoomIn}>
        <IconPlus size={17} stroke={1.7} />
      </IconButton>
      <IconButton name={en.map.zoomOut} shortcut={shortcutText("zoomOut")} size={32} onClick={zoomOut}>
        <IconMinus size={17} stroke={1.7} />
      </IconButton>
      <IconButton name={en.map.fit} shortcut={shortcutText("fit")} size={32} onClick={zoomToPlan}>
        <IconFocusCentered size={17} stroke={1.7} />
      </IconButton>
      <BookmarkButton />
    </div>
  );
}
