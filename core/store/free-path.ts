import { existsSync } from "node:fs";
import { join, parse } from "node:path";

/** A path in the folder of `path`, its name followed by `suffix`, and by " 2", " 3" … where that is taken. */
export function freePath(path: string, suffix = ""): string {
  const { dir, name, ext } = parse(path);
  for (let attempt = 1; ; attempt++) {
    const candidate = join(dir, `${name}${suffix}${attempt === 1 ? "" : ` ${attempt}`}${ext}`);
    if (!existsSync(candidate)) return candidate;
  }
}
