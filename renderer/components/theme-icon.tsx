import { IconMoon, IconSun } from "@tabler/icons-react";
import { useScheme } from "../theme/use-scheme.ts";

/** What the switch leads to. */
export function ThemeIcon() {
  return useScheme() === "dark" ? <IconSun size={17} stroke={1.7} /> : <IconMoon size={17} stroke={1.7} />;
}
