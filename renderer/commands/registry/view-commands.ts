import { en } from "../../text/en.ts";
import { toggleDock, togglePanel } from "../arrange.ts";
import { askBookmark, goToNumber } from "../bookmarks.ts";
import { goToPane } from "../go-to-pane.ts";
import { nextProblem, previousProblem } from "../problems.ts";
import { showDialog } from "../show-dialog.ts";
import { toggleTheme } from "../toggle-theme.ts";
import { zoomIn, zoomOut, zoomToPlan } from "../zoom.ts";
import type { Command } from "./command.ts";

const words = en.shortcut.words;

export const VIEW_COMMANDS = {
  fit: { title: words.fit, group: "view", keys: [{ key: "f" }], run: zoomToPlan },
  zoomIn: { title: words.zoomIn, group: "view", keys: [{ key: "+" }, { key: "=" }], run: zoomIn },
  zoomOut: { title: words.zoomOut, group: "view", keys: [{ key: "-" }], run: zoomOut },
  dock: { title: words.dock, group: "view", keys: [{ key: "t" }], run: toggleDock },
  problems: { title: en.command.problems, group: "view", run: () => togglePanel("problems") },
  nextProblem: {
    title: en.command.nextProblem,
    group: "view",
    keys: [{ key: "." }, { key: "F8" }],
    run: nextProblem,
  },
  previousProblem: {
    title: en.command.previousProblem,
    group: "view",
    keys: [{ key: "," }, { key: "F8", shift: true }],
    run: previousProblem,
  },
  history: { title: en.command.history, group: "view", keys: [{ key: "h" }], run: () => togglePanel("history") },
  nextPane: {
    title: en.command.nextPane,
    group: "view",
    keys: [{ key: "F6" }],
    run: () => goToPane(1),
    isAlwaysHeard: true,
  },
  previousPane: {
    title: en.command.previousPane,
    group: "view",
    keys: [{ key: "F6", shift: true }],
    run: () => goToPane(-1),
    isAlwaysHeard: true,
  },
  theme: { title: en.topbar.theme, group: "view", run: toggleTheme, isAnywhere: true },
  bookmark: { title: en.command.bookmark, group: "view", keys: [{ key: "d", mod: true }], run: askBookmark },
  goToBookmark: {
    title: en.command.goToBookmark,
    group: "view",
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((key) => ({ key })),
    run: goToNumber,
  },
  palette: {
    title: en.command.palette,
    group: "view",
    keys: [{ key: "k", mod: true }],
    run: () => showDialog({ kind: "palette" }),
    isAlwaysHeard: true,
  },
  help: { title: words.help, group: "view", keys: [{ key: "?" }], run: () => showDialog({ kind: "shortcuts" }) },
} as const satisfies Record<string, Command>;
