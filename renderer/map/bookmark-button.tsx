import { ActionIcon, Button, Kbd, Menu, Popover, Tooltip, UnstyledButton } from "@mantine/core";
import { IconBookmark, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useStore } from "zustand";
import { askBookmark, askBookmarkName, goToBookmark, removeBookmark } from "../commands/bookmarks.ts";
import { MoreMenu } from "../components/more-menu.tsx";
import { shortcutText } from "../keyboard/shortcuts.ts";
import panel from "../panels/side-panel.module.css";
import { type Bookmark, bookmarkStore } from "../stores/bookmark-store.ts";
import { en } from "../text/en.ts";

/** The first nine have a key. */
const KEYS = 9;

/** Named ways of looking at the plan. */
export function BookmarkButton() {
  const [isOpen, setOpen] = useState(false);
  const bookmarks = useStore(bookmarkStore, (state) => state.bookmarks);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="left-start" width={252} trapFocus shadow="md">
      <Popover.Target>
        <Tooltip label={en.bookmark.title} disabled={isOpen}>
          <ActionIcon
            size={32}
            aria-label={en.bookmark.title}
            aria-expanded={isOpen}
            aria-haspopup="dialog"
            onClick={() => setOpen(!isOpen)}
            data-testid="bookmarks"
          >
            <IconBookmark size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={en.bookmark.title}>
        {bookmarks.length === 0 && (
          <p className={panel.hint} style={{ margin: "6px 10px 8px" }}>
            {en.bookmark.empty}
          </p>
        )}
        <ul className={panel.list} style={{ padding: 0, maxHeight: 320, overflow: "auto" }}>
          {bookmarks.map((bookmark, i) => (
            <Item
              key={bookmark.id}
              bookmark={bookmark}
              number={i < KEYS ? i + 1 : null}
              onGo={() => {
                setOpen(false);
                goToBookmark(bookmark);
              }}
            />
          ))}
        </ul>
        <Button
          fullWidth
          size="xs"
          variant="default"
          mt={6}
          leftSection={<IconPlus size={14} />}
          rightSection={<Kbd size="xs">{shortcutText("bookmark")}</Kbd>}
          onClick={() => {
            setOpen(false);
            askBookmark();
          }}
          data-testid="add-bookmark"
        >
          {en.bookmark.addTitle}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

type ItemProps = { readonly bookmark: Bookmark; readonly number: number | null; readonly onGo: () => void };

function Item({ bookmark, number, onGo }: ItemProps) {
  const { name } = bookmark;
  return (
    <li className={panel.item}>
      <UnstyledButton className={panel.itemButton} aria-label={en.bookmark.goTo(name)} onClick={onGo}>
        <span>{number !== null && <Kbd size="xs">{number}</Kbd>}</span>
        <span className={panel.itemName} title={name}>
          {name}
        </span>
        <span />
      </UnstyledButton>
      <MoreMenu label={en.bookmark.menu(name)} className={panel.itemMenu} withinPortal={false}>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => askBookmarkName(bookmark)}>
          {en.rename}
        </Menu.Item>
        <Menu.Item
          color="var(--bad)"
          leftSection={<IconTrash size={15} />}
          onClick={() => void removeBookmark(bookmark)}
        >
          {en.delete}
        </Menu.Item>
      </MoreMenu>
    </li>
  );
}
