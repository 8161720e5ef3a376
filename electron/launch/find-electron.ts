import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PROGRAM: Partial<Record<NodeJS.Platform, string>> = {
  darwin: join("Electron.app", "Contents", "MacOS", "Electron"),
  win32: "electron.exe",
};

type Place = {
  readonly packageFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
};

/**
 * The Electron program, null when it is not on this machine. Looks only: importing `electron` would try to download it.
 *
 * @param place `packageFolder` is node_modules/electron; ELECTRON_OVERRIDE_DIST_PATH names another place for the program.
 */
export function findElectron({ packageFolder, env, platform }: Place): string | null {
  const override = env["ELECTRON_OVERRIDE_DIST_PATH"];
  const program = PROGRAM[platform] ?? "electron";
  const installed = (): string => {
    const pathFile = join(packageFolder, "path.txt");
    return join(packageFolder, "dist", existsSync(pathFile) ? readFileSync(pathFile, "utf8").trim() : program);
  };
  const path = override === undefined || override === "" ? installed() : join(override, program);
  return existsSync(path) ? path : null;
}
