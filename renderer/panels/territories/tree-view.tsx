import { useVirtualizer } from "@tanstack/react-virtual";
import { type DragEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { useStore } from "zustand";
import { moveToGroup } from "../../commands/groups.ts";
import { zoomToTerritory } from "../../commands/zoom.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { treeStore } from "../../stores/tree-store.ts";
import { en } from "../../text/en.ts";
import panelClasses from "../side-panel.module.css";
import classes from "./tree.module.css";
import { clickRow } from "./tree-click.ts";
import { carriedBy, dropTargetOf } from "./tree-drag.ts";
import { TreeItem } from "./tree-item.tsx";
import { treeKey } from "./tree-keys.ts";
import { rowKey, type TreeRow } from "./tree-rows.ts";

const ROW_PX = 46;

/** The rows of the tree that are in sight; walked with the arrow keys, picked with Space, nested by drag or Alt with arrows. */
export function TreeView({ rows }: { readonly rows: readonly TreeRow[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [dragged, setDragged] = useState<TreeRow | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const focusedTerritory = useStore(selectionStore, (state) => state.territory);
  const focusedGroup = useStore(selectionStore, (state) => state.group);
  const hovered = useStore(selectionStore, (state) => state.hoveredTerritory);
  const picked = useStore(treeStore, (state) => state.picked);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const active = Math.max(
    0,
    rows.findIndex((row) => rowKey(row) === activeKey),
  );
  if (rows.length === 0) return <div className={panelClasses.emptyState}>{en.territory.noMatch}</div>;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const next = treeKey(event, rows, active);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    const row = rows[next];
    if (row === undefined) return;
    setActiveKey(rowKey(row));
    virtual.scrollToIndex(next);
  };
  const rowUnder = ({ target }: MouseEvent): TreeRow | undefined => {
    // A row's own buttons and their menus are not the row.
    if (!(target instanceof Element) || target.closest("button, [role='menu']") !== null) return undefined;
    return rows[Number(target.closest<HTMLElement>("[role='treeitem']")?.dataset["index"])];
  };
  const onClick = (event: MouseEvent) => {
    const row = rowUnder(event);
    if (row === undefined) return;
    setActiveKey(rowKey(row));
    clickRow(event, row, rows);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const row = rowUnder(event);
    if (row?.kind === "territory") zoomToTerritory(row.territory.index);
  };
  const drag = {
    onDragStart: (event: DragEvent, row: TreeRow) => {
      event.dataTransfer.setData("text/plain", rowKey(row));
      event.dataTransfer.effectAllowed = "move";
      setDragged(row);
    },
    onDragOver: (event: DragEvent, key: string) => {
      if (dragged === null) return;
      event.preventDefault();
      setOver(key);
    },
    onDrop: (event: DragEvent, target: TreeRow | null) => {
      event.preventDefault();
      if (dragged !== null) void moveToGroup(carriedBy(dragged), target === null ? null : dropTargetOf(target));
      endDrag();
    },
  };
  const endDrag = () => {
    setDragged(null);
    setOver(null);
  };

  return (
    <>
      <div
        ref={scroller}
        className={panelClasses.body}
        role="tree"
        aria-label={en.tree.label}
        aria-multiselectable="true"
        aria-activedescendant={`tree-${rowKey(rows[active] as TreeRow)}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onDragEnd={endDrag}
        data-testid="tree"
      >
        <div className={panelClasses.virtual} role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const key = rowKey(row);
            return (
              <TreeItem
                key={key}
                row={row}
                offset={start}
                height={ROW_PX - 2}
                isActive={index === active}
                isFocused={
                  row.kind === "group" ? row.group.index === focusedGroup : row.territory.index === focusedTerritory
                }
                isHovered={row.kind === "territory" && row.territory.index === hovered}
                isPicked={row.kind === "territory" && picked.has(row.territory.index)}
                isDropTarget={over === key}
                onDragStart={drag.onDragStart}
                onDragOver={drag.onDragOver}
                onDrop={drag.onDrop}
                index={index}
              />
            );
          })}
        </div>
      </div>
      {dragged !== null && dragged.depth > 0 && (
        <div
          className={classes.topLevel}
          data-over={over === "top"}
          onDragOver={(event) => drag.onDragOver(event, "top")}
          onDrop={(event) => drag.onDrop(event, null)}
          data-testid="drop-top-level"
        >
          {en.tree.dropOnTop}
        </div>
      )}
    </>
  );
}
