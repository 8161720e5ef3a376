import { Kbd } from "@mantine/core";
import {
  IconBookmark,
  IconBuildingStore,
  IconChevronRight,
  IconFlag,
  IconGitBranch,
  IconHexagon,
  IconMap,
  IconMapPin,
  IconUser,
} from "@tabler/icons-react";
import { Swatch } from "../components/swatch.tsx";
import type { ItemKind, PaletteItem } from "../palette/palette-item.ts";
import { en } from "../text/en.ts";
import classes from "./palette-dialog.module.css";

const ICONS: Record<ItemKind, typeof IconMap> = {
  command: IconChevronRight,
  territory: IconMap,
  owner: IconUser,
  place: IconMapPin,
  unit: IconHexagon,
  scenario: IconGitBranch,
  bookmark: IconBookmark,
  checkpoint: IconFlag,
  account: IconBuildingStore,
};

type Props = {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
};

export function PaletteOption({ id, item, isActive, onPoint, onRun }: Props) {
  const { kind, title, hint, color } = item;
  const Icon = ICONS[kind];
  return (
    // The keyboard chooses through the field, which names this option as its active one.
    <button
      id={id}
      type="button"
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={classes.option}
      onMouseMove={onPoint}
      onClick={onRun}
    >
      <Icon size={16} stroke={1.6} aria-hidden="true" />
      <span className={classes.title}>{title}</span>
      <span className={classes.hint}>
        {color !== undefined && <Swatch color={color} size={10} />}
        {kind === "command" ? hint.split(" ").map((key) => key !== "" && <Kbd key={key}>{key}</Kbd>) : hint}
      </span>
      <span className={classes.kind}>{en.palette.kinds[kind]}</span>
    </button>
  );
}
