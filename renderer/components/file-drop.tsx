import { Dropzone } from "@mantine/dropzone";
import { IconFileImport } from "@tabler/icons-react";
import { openDroppedFile } from "../commands/open-dropped-file.ts";
import { en } from "../text/en.ts";
import classes from "./file-drop.module.css";

/** Takes a file dropped anywhere on the window. */
export function FileDrop() {
  return (
    <Dropzone.FullScreen
      multiple={false}
      activateOnClick={false}
      onDrop={([file]) => {
        if (file !== undefined) openDroppedFile(file);
      }}
      classNames={{ root: classes.zone }}
      inputProps={{ "aria-label": en.welcome.dropHere }}
    >
      <div className={classes.words}>
        <IconFileImport size={36} stroke={1.4} aria-hidden="true" />
        <p>{en.welcome.dropHere}</p>
      </div>
    </Dropzone.FullScreen>
  );
}
