import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export type StudioFolders = { readonly plansFolder: string; readonly settingsFolder: string };

type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() });

/** Where plans and settings are kept when the desktop shell does not say: each system's own customary places. */
export function defaultFolders({ platform, env, home }: Machine = thisMachine()): StudioFolders {
  const documents = join(home, "Documents");
  return {
    plansFolder: env["BAILIWICK_PLANS"] ?? join(existsSync(documents) ? documents : home, "Bailiwick"),
    settingsFolder: env["BAILIWICK_SETTINGS"] ?? join(settingsRoot({ platform, env, home }), "Bailiwick"),
  };
}

function settingsRoot({ platform, env, home }: Machine): string {
  if (platform === "darwin") return join(home, "Library", "Application Support");
  if (platform === "win32") return env["APPDATA"] ?? join(home, "AppData", "Roaming");
  return env["XDG_CONFIG_HOME"] ?? join(home, ".config");
}
