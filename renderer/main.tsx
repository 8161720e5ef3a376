import "@fontsource-variable/inter/index.css";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/dropzone/styles.css";
import "./theme/tokens.css";
import "./theme/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { start } from "./commands/start.ts";
import { listenToKeyboard } from "./keyboard/listen-to-keyboard.ts";
import { loadMapProgram } from "./map/map-program.ts";
import { watchDemands } from "./scores/watch-demands.ts";
import { watchProblems } from "./scores/watch-problems.ts";
import { watchView } from "./view/keep-view.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("broken invariant: no root element");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
listenToKeyboard();
watchProblems();
watchDemands();
watchView();
void start();
// Fetched beside the first answers of the service, not after them.
void loadMapProgram();
