/** Where the page lives: one origin for its files, tiles, columns and uploads. */
export const APP_ORIGIN = "app://bailiwick";

/** Every message that crosses between main process and page. */
export const CHANNELS = {
  /** Page → main: one more port to the service, please; carries a number that comes back with it. */
  requestPort: "port:request",
  /** Main → page: that number, and the port. */
  port: "port:ready",
  pickPlan: "dialog:pick-plan",
  pickFolder: "dialog:pick-folder",
  showInFolder: "dialog:show-in-folder",
  /** Page → main: it listens for plans now, so those that were opened meanwhile may come. */
  openPlanReady: "open-plan:ready",
  openPlan: "open-plan",
  menu: "menu",
} as const;
