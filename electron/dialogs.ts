import { isAbsolute } from "node:path";
import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, shell } from "electron";
import { CHANNELS } from "./channels.ts";
import { isOwnPage } from "./guards.ts";

/** Answers the page's wishes for the system's own dialogs; refuses any other sender. */
export function answerDialogs(): void {
  handle(CHANNELS.pickPlan, async (window) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: "Open plan",
      properties: ["openFile"],
      filters: [
        { name: "Bailiwick plans", extensions: ["bailiwick"] },
        { name: "All files", extensions: ["*"] },
      ],
    });
    return canceled ? null : (filePaths[0] ?? null);
  });
  handle(CHANNELS.pickFolder, async (window) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: "Choose a folder",
      properties: ["openDirectory", "createDirectory"],
    });
    return canceled ? null : (filePaths[0] ?? null);
  });
  handle(CHANNELS.showInFolder, async (_, path) => {
    if (typeof path === "string" && isAbsolute(path)) shell.showItemInFolder(path);
  });
}

function handle(channel: string, answer: (window: BrowserWindow, argument: unknown) => Promise<unknown>): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, argument: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (window === null || !isOwnPage(event.senderFrame?.url ?? "")) throw new Error(`${channel}: unknown sender`);
    return answer(window, argument);
  });
}
