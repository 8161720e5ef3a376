import { Command, InvalidArgumentError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { SHARE_FORMATS } from "../studio/contract/contract.ts";
import type { ShareFormat } from "../studio/share/write-shares.ts";
import { build } from "./commands/build.ts";
import type { BuildOptions } from "./commands/build-options.ts";
import { isShippedName } from "./commands/build-source.ts";
import { compare } from "./commands/compare.ts";
import { exportPlan } from "./commands/export-plan.ts";
import { score } from "./commands/score.ts";
import { serve } from "./commands/serve.ts";
import { misuseOf, withDemandOptions } from "./demands/demand-options.ts";
import { OPTIONS_FLAG } from "./options-file.ts";
import { nonEmpty, parseExtent, wholeNumber } from "./parse-options.ts";
import type { Terminal } from "./terminal.ts";

/** The command line, as DESIGN section 5 states it: scripts depend on it. */
export function program(terminal: Terminal): Command {
  const root = new Command("bailiwick")
    .description("Designs sales territories: fair, contiguous, and with as little change as you allow.")
    .version(packageJson.version, "--version", "print the version")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showSuggestionAfterError();

  withDemandOptions(
    root
      .command("build")
      .description("build territories from a file of accounts, or change those of a plan")
      .option("--accounts <file>", "CSV of accounts, gzip allowed", nonEmpty)
      .option("--layer <layer>", "us-zip, us-zip3, us-county, us-state, or a polygon file", nonEmpty)
      .option("--plan <file>", "instead of accounts and layer: a plan, which is copied and not changed", nonEmpty)
      .option("--scenario <name>", "with --plan: default the active one", nonEmpty)
      .requiredOption("--out <dir>", "folder for the results", nonEmpty)
      .option("--extent <states>", "all, or states as in MA,NH; default: the states that hold accounts", parseExtent)
      .option("--keep <column>", "column of today's owners, whose territories are kept to", nonEmpty)
      .option("--map <mapping>", "name=Heading,… or @file.json", once)
      .option("--unit-id <column>", "column of the unit's id in a polygon file", nonEmpty)
      .option(`${OPTIONS_FLAG} <file>`, "JSON with any of these options by name; the command line wins", nonEmpty)
      .option("--alternatives", "also tighter, rounder and with fewer changes, each as a scenario of the plan")
      .option("--keep-best", "the first Ctrl+C ends the search and keeps the best plan so far"),
  ).action((options: BuildOptions, command: Command) => {
    const misuse = sourceMisuse(options) ?? misuseOf(options, options.demands !== undefined);
    if (misuse !== null) command.error(`error: ${misuse}`);
    return build(options, terminal);
  });

  root
    .command("score")
    .description("the scores of a scenario")
    .argument("<plan>")
    .option("--scenario <name>", "default: the active one")
    .option("--json", "print scorecard.json")
    .action((plan: string, options: { scenario?: string; json?: boolean }) => score(plan, options, terminal));

  root
    .command("compare")
    .description("two scenarios side by side")
    .argument("<plan>")
    .requiredOption("--from <name>")
    .requiredOption("--to <name>")
    .option("--json", "print JSON")
    .action((plan: string, options: { from: string; to: string; json?: boolean }) => compare(plan, options, terminal));

  root
    .command("export")
    .description("write the files of a plan")
    .argument("<plan>")
    .requiredOption("--format <formats>", SHARE_FORMATS.join(","), parseFormats)
    .requiredOption("--out <dir>", "folder for the files", nonEmpty)
    .option("--scenario <name>", "default: the active one")
    .action((plan: string, options: { format: ShareFormat[]; out: string; scenario?: string }) =>
      exportPlan(plan, options, terminal),
    );

  root
    .command("serve")
    .description("serve the studio to a browser on this machine")
    .argument("[plan]")
    .option("--port <n>", "default: one that is free", wholeNumber(1, 65_535))
    .action((plan: string | undefined, options: { port?: number }) => serve(plan, options, terminal));

  return root;
}

/** A mapping that is given twice would lose its first half. */
function once(text: string, earlier: string | undefined): string {
  if (earlier === undefined) return nonEmpty(text);
  throw new InvalidArgumentError("It is given twice: write all of it in one, with commas between.");
}

/** What is wrong with where the territories are to be built from; null when all is well. */
function sourceMisuse({ plan, scenario, accounts, layer, unitId, extent, keep, map }: BuildOptions): string | null {
  if (plan === undefined) {
    if (accounts === undefined) return "required option '--accounts <file>' not specified";
    if (layer === undefined) return "required option '--layer <layer>' not specified";
    if (scenario !== undefined) return "option '--scenario' needs '--plan <file>'";
    if (unitId !== undefined && isShippedName(layer)) {
      return `option '--unit-id' is for polygon files: the units of ${layer} have their own ids`;
    }
    return null;
  }
  const others = { accounts, layer, "unit-id": unitId, extent, keep, map };
  const [other] = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return other === undefined ? null : `options '--plan' and '--${other}' cannot be used together`;
}

const isFormat = (text: string): text is ShareFormat => SHARE_FORMATS.some((format) => format === text);

function parseFormats(text: string): ShareFormat[] {
  return text.split(",").map((part) => {
    const format = part.trim().toLowerCase();
    if (isFormat(format)) return format;
    throw new InvalidArgumentError(`“${part}” is not available; choose from ${SHARE_FORMATS.join(", ")}.`);
  });
}
