import { MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { useStore } from "zustand";
import { DefectBoundary } from "./components/defect-boundary.tsx";
import { FileDrop } from "./components/file-drop.tsx";
import { JobCurtain } from "./components/job-curtain.tsx";
import { Logo } from "./components/logo.tsx";
import { LostScreen } from "./screens/lost-screen.tsx";
import { NewPlanScreen } from "./screens/new-plan/new-plan-screen.tsx";
import { StudioScreen } from "./screens/studio-screen.tsx";
import { WelcomeScreen } from "./screens/welcome-screen.tsx";
import { appStore } from "./stores/app-store.ts";
import { theme, variables } from "./theme/theme.ts";
import { useScheme } from "./theme/use-scheme.ts";

export function App() {
  const scheme = useScheme();
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} cssVariablesResolver={variables}>
      <ModalsProvider>
        <Notifications position="bottom-center" limit={4} containerWidth={420} />
        <DefectBoundary>
          <Screen />
        </DefectBoundary>
        <JobCurtain />
        <FileDrop />
      </ModalsProvider>
    </MantineProvider>
  );
}

function Screen() {
  const screen = useStore(appStore, (state) => state.screen);
  switch (screen) {
    case "starting":
      return (
        <div className="splash">
          <Logo size={48} />
        </div>
      );
    case "welcome":
      return <WelcomeScreen />;
    case "new-plan":
      return <NewPlanScreen />;
    case "studio":
      return <StudioScreen />;
    case "lost":
      return <LostScreen />;
  }
}
