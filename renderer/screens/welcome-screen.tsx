import { UnstyledButton } from "@mantine/core";
import { IconFileSpreadsheet, IconFolderOpen, IconMap2, IconX } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useStore } from "zustand";
import { forgetRecent } from "../commands/forget-recent.ts";
import { openPlan, openPlanAt } from "../commands/open-plan.ts";
import { openSample } from "../commands/open-sample.ts";
import { startNewPlan } from "../commands/start-new-plan.ts";
import { toggleTheme } from "../commands/toggle-theme.ts";
import { IconButton } from "../components/icon-button.tsx";
import { Logo } from "../components/logo.tsx";
import { ThemeIcon } from "../components/theme-icon.tsx";
import { timeAgo } from "../format/time.ts";
import { userLocale } from "../format/use-numbers.ts";
import { type AppInfo, appStore } from "../stores/app-store.ts";
import { en } from "../text/en.ts";
import { WelcomeArt } from "./welcome-art.tsx";
import classes from "./welcome-screen.module.css";

/** The first screen: three ways in, and the plans of last time. */
export function WelcomeScreen() {
  const info = useStore(appStore, (state) => state.info);
  return (
    <div className={classes.screen}>
      <main className={classes.side}>
        <header className={classes.brand}>
          <Logo size={30} />
          <h1>{en.product}</h1>
          <IconButton name={en.topbar.theme} onClick={toggleTheme}>
            <ThemeIcon />
          </IconButton>
        </header>
        <p className={classes.tagline}>{en.welcome.tagline}</p>
        <div className={classes.actions}>
          <Action
            icon={IconFileSpreadsheet}
            title={en.welcome.newPlan}
            hint={en.welcome.newPlanHint}
            primary
            testId="new-plan"
            onClick={() => startNewPlan(null)}
          />
          <Action
            icon={IconMap2}
            title={en.welcome.openSample}
            hint={en.welcome.openSampleHint}
            testId="open-sample"
            onClick={() => void openSample()}
          />
          <Action
            icon={IconFolderOpen}
            title={en.welcome.openPlan}
            hint={en.welcome.openPlanHint}
            testId="open-plan"
            onClick={() => void openPlan()}
          />
        </div>
        <Recent plans={info?.recent ?? []} />
        <footer className={classes.footer}>
          <span title={info === null ? undefined : en.welcome.folder(info.plansFolder)}>{en.welcome.promise}</span>
          {info !== null && <span>{en.welcome.version(info.version)}</span>}
        </footer>
      </main>
      <WelcomeArt />
    </div>
  );
}

type ActionProps = {
  readonly icon: ComponentType<{ size: number; stroke: number }>;
  readonly title: string;
  readonly hint: string;
  readonly primary?: boolean;
  readonly testId: string;
  readonly onClick: () => void;
};

function Action({ icon: Icon, title, hint, primary = false, testId, onClick }: ActionProps) {
  return (
    <UnstyledButton className={classes.action} data-primary={primary} data-testid={testId} onClick={onClick}>
      <span className={classes.actionIcon} aria-hidden="true">
        <Icon size={20} stroke={1.7} />
      </span>
      <span>
        <span className={classes.actionTitle}>{title}</span>
        <span className={classes.actionHint}>{hint}</span>
      </span>
    </UnstyledButton>
  );
}

function Recent({ plans }: { readonly plans: AppInfo["recent"] }) {
  return (
    <section className={classes.recent} aria-labelledby="recent-title">
      <h2 id="recent-title">{en.welcome.recent}</h2>
      {plans.length === 0 && <p className={classes.none}>{en.welcome.noRecent}</p>}
      <ul>
        {plans.map((plan) => (
          <li key={plan.path} className={classes.plan} data-missing={!plan.exists}>
            <UnstyledButton
              className={classes.planButton}
              disabled={!plan.exists}
              title={plan.path}
              onClick={() => void openPlanAt(plan.path)}
            >
              <span className={classes.planName}>{plan.name}</span>
              <span className={classes.planWhen}>
                {plan.exists ? timeAgo(plan.openedAtMs, Date.now(), userLocale()) : en.welcome.missing}
              </span>
            </UnstyledButton>
            <IconButton name={en.welcome.forget(plan.name)} size={24} onClick={() => void forgetRecent(plan.path)}>
              <IconX size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
