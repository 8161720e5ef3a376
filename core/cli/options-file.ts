import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Command, Option } from "commander";
import { refuse } from "../studio/studio-failure.ts";

export const OPTIONS_FLAG = "--options";

/** Options whose value is JSON, in a file or as it stands. */
const OF_JSON: ReadonlySet<string> = new Set(["demands", "barriers"]);

/**
 * The words of a command line with those of its options file put before them: a JSON object of option names, as on the
 * command line or without dashes (`max-moved`, `maxMoved`). What the command line says itself wins. Lists may be JSON
 * lists, pairs JSON objects: `"balance": { "revenue": 1 }`. A switch is true or false. Paths are relative to where
 * the command runs, as on the command line.
 *
 * @throws StudioFailure naming the file and the option.
 */
export function withOptionsFile(words: readonly string[], commands: readonly Command[]): readonly string[] {
  const command = commands.find((each) => each.name() === words[0]);
  if (command?.options.every(({ long }) => long !== OPTIONS_FLAG) !== false) return words;
  const rest = words.slice(1);
  const path = valueOf(rest, OPTIONS_FLAG);
  if (path === null) return words;
  const said = new Set(rest.filter((word) => word.startsWith("--")).map((word) => word.split("=", 1)[0]));
  const more = Object.entries(optionsIn(path)).flatMap(([name, value]) => {
    const options = optionsNamed(command, name);
    if (options.length === 0 || name === "options") {
      return refuse("bad-mapping", `The options “${basename(path)}” cannot be used: there is no option “${name}”.`);
    }
    return options.some(({ long }) => said.has(long ?? ""))
      ? []
      : wordsOf(options, value, `“${name}” in “${basename(path)}”`);
  });
  return [command.name(), ...more, ...rest];
}

/** The last value of an option, as `--name value` or `--name=value`. */
function valueOf(words: readonly string[], flag: string): string | null {
  let found: string | null = null;
  words.forEach((word, i) => {
    if (word === flag) found = words[i + 1] ?? null;
    else if (word.startsWith(`${flag}=`)) found = word.slice(flag.length + 1);
  });
  return found;
}

function optionsIn(path: string): Readonly<Record<string, unknown>> {
  const file = basename(path);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return refuse("file-unreadable", `The options “${file}” cannot be read: check the name and the folder.`);
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    return refuse(
      "bad-mapping",
      `The options “${file}” are no JSON (${(error as Error).message}): look at them in an editor.`,
    );
  }
  return refuse("bad-mapping", `The options “${file}” cannot be used: they must be a JSON object.`);
}

/** `links` is `--links` or `--no-links`, whichever there is. */
const optionsNamed = ({ options }: Command, name: string): readonly Option[] =>
  options.filter((option) => {
    const plain = option.long?.replace(/^--(no-)?/, "");
    return option.attributeName() === name || plain === name;
  });

function wordsOf(options: readonly Option[], value: unknown, where: string): readonly string[] {
  const [option] = options;
  if (option === undefined || value === null) return [];
  const flag = option.long ?? "";
  const takesValue = option.required || option.optional;
  if (typeof value === "boolean") {
    if (option.negate) return value ? [] : [flag];
    if (value && !option.required) return [flag];
    if (!value) return [];
  }
  if (!takesValue) return refuse("bad-mapping", `${where} is a switch: it must be true or false.`);
  return [`${flag}=${textOf(option.attributeName(), value, where)}`];
}

function textOf(name: string, value: unknown, where: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (OF_JSON.has(name)) return JSON.stringify(value);
  if (Array.isArray(value)) return value.map((each) => textOf(name, each, where)).join(",");
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([key, each]) => `${key}=${textOf(name, each, where)}`)
      .join(",");
  }
  return refuse("bad-mapping", `${where} must be text, a number, a list or pairs.`);
}
