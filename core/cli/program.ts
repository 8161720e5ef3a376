import { Command, InvalidArgumentError } from "commander";
import { SHARE_FORMATS } from "../studio/contract/contract.ts";
import type { ShareFormat } from "../studio/share/write-shares.ts";
import { type BuildOptions, build } from "./commands/build.ts";
import { compare } from "./commands/compare.ts";
import { exportPlan } from "./commands/export-plan.ts";
import { score } from "./commands/score.ts";
import { serve } from "./commands/serve.ts";
import { parseExtent, parseWeights, percentage, wholeNumber } from "./parse-options.ts";
import type { Terminal } from "./terminal.ts";

const MOST_TERRITORIES = 5000;
const LARGEST_SEED = 2 ** 32 - 1;

/** The command line, as DESIGN section 5 states it: scripts depend on it. */
export function program(terminal: Terminal): Command {
  const root = new Command("bailiwick")
    .description("Designs sales territories: fair, contiguous, and with as little change as you allow.")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showSuggestionAfterError();

  root
    .command("build")
    .description("build territories from a file of accounts")
    .requiredOption("--accounts <file>", "CSV of accounts, gzip allowed")
    .requiredOption("--layer <layer>", "us-zip, us-zip3, us-county, us-state, or a polygon file")
    .requiredOption("--territories <n>", "how many", wholeNumber(1, MOST_TERRITORIES))
    .requiredOption("--out <dir>", "folder for the results")
    .option("--balance <weights>", "measures with weights, as in revenue=1,accounts=0.5", parseWeights)
    .option("--tolerance <percent>", "deviation from target that is good enough", percentage({ zero: false }), 0.05)
    .option("--seed <n>", "another seed gives another plan", wholeNumber(0, LARGEST_SEED), 1)
    .option("--extent <states>", "all, or states as in MA,NH; default: the states that hold accounts", parseExtent)
    .option("--no-links", "do not join the pieces of the extent over their gaps")
    .option("--keep <column>", "column of today's owners, whose territories are kept to")
    .option(
      "--max-moved <percent>",
      "with --keep: share of the balanced measure that may change owner (default: 10)",
      percentage({ zero: true }),
    )
    .option("--map <mapping>", "name=Heading,… or @file.json")
    .option("--unit-id <column>", "column of the unit's id in a polygon file")
    .action((options: BuildOptions, command: Command) => {
      if (options.maxMoved !== undefined && options.keep === undefined) {
        command.error("error: option '--max-moved' needs '--keep <column>'");
      }
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
    .requiredOption("--out <dir>", "folder for the files")
    .option("--scenario <name>", "default: the active one")
    .action((plan: string, options: { format: ShareFormat[]; out: string; scenario?: string }) =>
      exportPlan(plan, options, terminal),
    );

  root
    .command("serve")
    .description("serve the studio to a browser on this machine")
    .argument("[plan]")
    .option("--port <n>", "default: any free one", wholeNumber(1, 65_535))
    .action((plan: string | undefined, options: { port?: number }) => serve(plan, options, terminal));

  return root;
}

const isFormat = (text: string): text is ShareFormat => SHARE_FORMATS.some((format) => format === text);

function parseFormats(text: string): ShareFormat[] {
  return text.split(",").map((part) => {
    const format = part.trim().toLowerCase();
    if (isFormat(format)) return format;
    throw new InvalidArgumentError(`“${part}” is not available; choose from ${SHARE_FORMATS.join(", ")}.`);
  });
}
