import { join } from "node:path";
import { app, BrowserWindow, dialog, ipcMain, Menu, session } from "electron";
import { declareAppScheme, serveAppScheme } from "./app-protocol.ts";
import { CHANNELS } from "./channels.ts";
import { answerDialogs } from "./dialogs.ts";
import { denyPermissions, guardContents, isOwnPage } from "./guards.ts";
import { menuTemplate } from "./menu.ts";
import { planInArguments, planRequests } from "./plan-requests.ts";
import { type ServiceProcess, startService } from "./service-process.ts";
import { openStudioWindow } from "./studio-window.ts";

/** Entry of the main process: one window, one service, and the desktop's wishes handed to either. */

const here = import.meta.dirname;
// The service and its workers run from plain files: not every thread can read inside the packed archive.
const unpacked = here.replace(/app\.asar(?=[\\/])/, "app.asar.unpacked");
const resourcesFolder = join(app.isPackaged ? process.resourcesPath : join(here, "..", ".."), "resources");

const requests = planRequests();
let studioWindow: BrowserWindow | null = null;
let service: ServiceProcess | null = null;
let isQuitting = false;

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  // The map must draw on machines without a graphics card as well; the page runs nothing but its own scripts.
  app.commandLine.appendSwitch("enable-unsafe-swiftshader");
  declareAppScheme();
  guardContents(app);
  const wanted = planInArguments(process.argv, process.cwd());
  if (wanted !== null) requests.open(wanted);

  app.on("open-file", (event, path) => {
    event.preventDefault();
    requests.open(path);
    showWindow();
  });
  app.on("second-instance", (_, argv, workingFolder) => {
    const path = planInArguments(argv, workingFolder);
    if (path !== null) requests.open(path);
    showWindow();
  });
  app.on("activate", showWindow);
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("before-quit", (event) => {
    if (isQuitting || service === null) return;
    event.preventDefault();
    isQuitting = true;
    void service.close().finally(() => app.quit());
  });
  void app.whenReady().then(openStudio);
}

async function openStudio(): Promise<void> {
  denyPermissions(session.defaultSession);
  service = startStudioService();
  await serveAppScheme(join(here, "..", "renderer"), (request) =>
    service === null ? Promise.resolve(new Response(null, { status: 503 })) : service.fetch(request),
  );
  answerDialogs();
  ipcMain.on(CHANNELS.requestPort, (event, id: number) => {
    if (isOwnPage(event.senderFrame?.url ?? "")) void service?.connectPage(event.sender, id);
  });
  ipcMain.on(CHANNELS.openPlanReady, ({ sender }) => {
    requests.pageIsReady((path) => sender.send(CHANNELS.openPlan, path));
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        platform: process.platform,
        withDeveloperTools: !app.isPackaged,
        send: (command) => studioWindow?.webContents.send(CHANNELS.menu, command),
      }),
    ),
  );
  showWindow();
}

function startStudioService(): ServiceProcess {
  const settings = {
    resourcesFolder,
    plansFolder: join(app.getPath("documents"), "Bailiwick"),
    settingsFolder: app.getPath("userData"),
    version: app.getVersion(),
  };
  return startService(join(unpacked, "service.js"), settings, (code) => void recover(code));
}

function showWindow(): void {
  if (!app.isReady() || service === null) return;
  if (studioWindow === null) {
    studioWindow = openStudioWindow(join(here, "preload.cjs"), join(app.getPath("userData"), "window.json"));
    studioWindow.webContents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) requests.pageIsGone();
    });
    studioWindow.on("closed", () => {
      studioWindow = null;
      requests.pageIsGone();
    });
  }
  if (studioWindow.isMinimized()) studioWindow.restore();
  studioWindow.focus();
}

/** The service stopped by a defect: its plan is whole on disk up to the last acknowledged edit, so offer a fresh start. */
async function recover(code: number): Promise<void> {
  service = null;
  const { response } = await dialog.showMessageBox({
    type: "error",
    message: "The part of Bailiwick that keeps your plan stopped unexpectedly.",
    detail: `Every edit that was shown as saved is in the plan file. Start it again to go on. (Code ${code}.)`,
    buttons: ["Start again", "Quit"],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 1) return app.quit();
  service = startStudioService();
  studioWindow?.reload();
}
