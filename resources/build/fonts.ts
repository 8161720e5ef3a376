import { readFileSync } from "node:fs";
import { packageFile } from "./sources.ts";

/** Inter as TrueType for documents; the screen has it as a web font from @fontsource-variable/inter. */
const FONTS = {
  "inter-regular.ttf": "400Regular/Inter_400Regular.ttf",
  "inter-semibold.ttf": "600SemiBold/Inter_600SemiBold.ttf",
  "inter-bold.ttf": "700Bold/Inter_700Bold.ttf",
  "LICENSE.txt": "LICENSE_FONT",
} as const;

export const fontFiles = (): Record<string, Uint8Array> =>
  Object.fromEntries(
    Object.entries(FONTS).map(([file, path]) => [
      `fonts/${file}`,
      readFileSync(packageFile("@expo-google-fonts/inter", path)),
    ]),
  );
