import { IconChevronRight, IconFolder, IconLock } from "@tabler/icons-react";
import type { DragEvent } from "react";
import { toggleGroup } from "../../commands/groups.ts";
import { Swatch } from "../../components/swatch.tsx";
import { selectionStore } from "../../stores/selection-store.ts";
import { en } from "../../text/en.ts";
import panelClasses from "../side-panel.module.css";
import { GroupMenu } from "./group-menu.tsx";
import { TerritoryMenu } from "./territory-menu.tsx";
import classes from "./tree.module.css";
import { GroupFigures, TerritoryFigures } from "./tree-figures.tsx";
import { rowKey, type TreeRow } from "./tree-rows.ts";

const INDENT_PX = 14;

type Props = {
  readonly row: TreeRow;
  readonly index: number;
  readonly offset: number;
  readonly height: number;
  readonly isActive: boolean;
  readonly isFocused: boolean;
  readonly isHovered: boolean;
  readonly isPicked: boolean;
  readonly isDropTarget: boolean;
  readonly onDragStart: (event: DragEvent, row: TreeRow) => void;
  readonly onDragOver: (event: DragEvent, key: string) => void;
  readonly onDrop: (event: DragEvent, row: TreeRow) => void;
};

/** A territory or a group. Its keys and clicks are those of the tree, which holds the focus. */
export function TreeItem(props: Props) {
  const { row, index, isFocused, isPicked } = props;
  const { depth, position, siblings } = row;
  const hover = (index: number | null) => selectionStore.setState({ hoveredTerritory: index });
  return (
    <div
      id={`tree-${rowKey(row)}`}
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isFocused || isPicked}
      aria-expanded={row.kind === "group" ? row.isOpen : undefined}
      className={`${panelClasses.item} ${classes.row}`}
      data-selected={isFocused}
      data-picked={isPicked}
      data-hovered={props.isHovered}
      data-cursor={props.isActive}
      data-over={props.isDropTarget}
      data-drop-territory={row.kind === "territory" ? row.territory.index : undefined}
      style={{
        height: props.height,
        transform: `translateY(${props.offset}px)`,
        paddingLeft: 4 + INDENT_PX * depth,
      }}
      draggable
      onDragStart={(event) => props.onDragStart(event, row)}
      onDragOver={(event) => props.onDragOver(event, rowKey(row))}
      onDrop={(event) => props.onDrop(event, row)}
      data-index={index}
      onMouseEnter={() => row.kind === "territory" && hover(row.territory.index)}
      onMouseLeave={() => hover(null)}
    >
      {row.kind === "group" ? <GroupRow row={row} /> : <TerritoryRow row={row} />}
    </div>
  );
}

function GroupRow({ row }: { readonly row: Extract<TreeRow, { kind: "group" }> }) {
  const { group, isOpen, territories } = row;
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        className={classes.fold}
        data-open={isOpen}
        // The tree's own keys fold and unfold; this is for the mouse alone.
        aria-hidden="true"
        title={isOpen ? en.tree.collapse(group.name) : en.tree.expand(group.name)}
        onClick={(event) => {
          event.stopPropagation();
          toggleGroup(group.index);
        }}
      >
        <IconChevronRight size={14} />
      </button>
      <IconFolder size={15} className={classes.folder} style={{ color: group.color }} fill="currentColor" />
      <span className={classes.words}>
        <span className={classes.name} title={group.name}>
          <strong>{group.name}</strong>
        </span>
        <GroupFigures group={group.index} territories={territories} />
      </span>
      <GroupMenu group={group} className={panelClasses.itemMenu} />
    </>
  );
}

function TerritoryRow({ row: { territory } }: { readonly row: Extract<TreeRow, { kind: "territory" }> }) {
  return (
    <>
      <span className={classes.lead}>
        <Swatch color={territory.color} />
      </span>
      <span className={classes.words}>
        <span className={classes.name} title={territory.name}>
          <span>{territory.name}</span>
          {territory.locked && (
            <IconLock size={12} aria-label={en.tree.lockedWord} className={classes.lock} data-testid="tree-lock" />
          )}
        </span>
        <TerritoryFigures territory={territory} />
      </span>
      <TerritoryMenu territory={territory} className={panelClasses.itemMenu} />
    </>
  );
}
