import { type Command, InvalidArgumentError } from "commander";
import { MOST_PATIENCE, MOST_SECONDS, MOST_TERRITORIES, USUAL_PATIENCE } from "../../domain/demands.ts";
import { nonEmpty, parseList, parseWeights, type StatedWeights, wholeNumber } from "../parse-options.ts";
import {
  amounts,
  byMeasure,
  numberOfTerritories,
  numbers,
  pairs,
  percentages,
  type StatedByMeasure,
} from "./parse-demands.ts";

const LARGEST_SEED = 2 ** 32 - 1;

/** Units, the word "existing", or a table of where reps live. */
export type StatedCentres = { readonly units: readonly string[] } | { readonly file: string };

/** What of the demands the command line says; names of measures are as written. */
export type DemandOptions = {
  readonly demands?: string;
  readonly territories?: { readonly min: number; readonly max: number };
  readonly targetSize?: StatedByMeasure<number>;
  readonly capacity?: StatedByMeasure<number>;
  readonly balance?: StatedWeights;
  readonly tolerance?: StatedByMeasure<number>;
  readonly min?: StatedByMeasure<number>;
  readonly max?: StatedByMeasure<number>;
  readonly target?: StatedByMeasure<string>;
  readonly quotas?: StatedByMeasure<number>;
  readonly capacities?: readonly number[];
  readonly compactness?: number;
  readonly travel?: number;
  readonly contiguity?: string;
  readonly waterLinks: boolean;
  readonly links: boolean;
  readonly keepTogether?: readonly string[];
  readonly apart?: readonly (readonly [string, string])[];
  readonly barriers?: string;
  readonly maxRadius?: number;
  readonly centres?: StatedCentres;
  readonly lockUnits?: readonly (readonly [string, string])[];
  readonly lockTerritories?: readonly string[];
  readonly rebalance?: boolean;
  readonly split?: readonly [string, number];
  readonly absorb?: readonly string[];
  readonly newRep?: readonly string[] | true;
  readonly at?: string;
  readonly within?: readonly string[];
  readonly area?: readonly (readonly [string, string])[];
  readonly maxMoved?: StatedByMeasure<number>;
  readonly price?: StatedByMeasure<number>;
  readonly against?: string;
  readonly effort?: number;
  readonly seconds?: number;
  readonly untilNoBetter?: number | true;
  readonly seed?: number;
};

const within =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== "" && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
  };

const above0 = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && value < Infinity) return value;
  throw new InvalidArgumentError("It must be a number above 0.");
};

const secondsOf = (text: string): number => {
  const value = above0(text);
  if (value <= MOST_SECONDS) return value;
  throw new InvalidArgumentError(`It must be ${MOST_SECONDS} at most.`);
};

const TABLE = /\.(csv|tsv|txt)(\.gz)?$/i;

const centresOf = (text: string): StatedCentres =>
  TABLE.test(text.trim()) ? { file: text } : { units: parseList(text) };

const oneOf =
  (...choices: readonly string[]) =>
  (text: string): string => {
    if (choices.includes(text)) return text;
    throw new InvalidArgumentError(`It must be ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}.`);
  };

const splitWish = (text: string): readonly [string, number] => {
  const at = text.lastIndexOf("=");
  const id = text.slice(0, Math.max(0, at)).trim();
  if (id === "") throw new InvalidArgumentError("It must be a territory and a number, as in T01=3.");
  return [id, wholeNumber(2, MOST_TERRITORIES)(text.slice(at + 1))];
};

/** Adds every demand to a command, in groups. */
export function withDemandOptions(command: Command): Command {
  return command
    .optionsGroup("How many:")
    .option(
      "--territories <n>",
      "how many, or a range as in 8-12: then the fewest that meet everything",
      numberOfTerritories,
    )
    .option("--target-size <measure=amount>", "as many as bring a measure near this in each", amounts)
    .option("--capacity <measure=amount>", "the fewest of which none carries more, as in accounts=120", amounts)
    .option("--capacities <numbers>", "reps in each new territory, as in 1,1,0.5", numbers)
    .optionsGroup("What to balance:")
    .option("--balance <weights>", "measures with weights, as in revenue=1,accounts=0.5", parseWeights)
    .option(
      "--tolerance <percent>",
      "deviation from target that is good enough, also by measure: revenue=5 (default: 5)",
      percentages({ zero: false, most: 1000 }),
    )
    .option(
      "--target <rule>",
      "equal or capacity, also by measure: revenue=equal (default: capacity)",
      byMeasure(oneOf("equal", "capacity")),
    )
    .option(
      "--quotas <id=amount>",
      "what each present territory should have of what is balanced, as in T01=5000",
      amounts,
    )
    .option("--min <measure=amount>", "no territory has less, as in revenue=100000", amounts)
    .option("--max <measure=amount>", "no territory has more, as in accounts=150", amounts)
    .optionsGroup("Shape:")
    .option("--compactness <n>", "0: balance alone counts; 100: shapes count most (default: 50)", within(0, 100))
    .option("--travel <n>", "compact by 0: short borders; 100: short ways from the centre (default: 0)", within(0, 100))
    .option(
      "--contiguity <how>",
      "required, preferred or off (default: required)",
      oneOf("required", "preferred", "off"),
    )
    .option("--no-water-links", "bridges and ferries do not join units")
    .option("--no-links", "do not join the pieces of the extent over their gaps")
    .option(
      "--keep-together <what>",
      "kept whole where possible: parents as in us-county, accounts by a column as in column:Parent, units as in units:02139+02140",
      parseList,
    )
    .option("--apart <pairs>", "units that must be in different territories, as in 02139/02140,03101/03301", pairs("/"))
    .option("--barriers <file>", "GeoJSON of lines or areas that territories do not hang together across", nonEmpty)
    .option("--max-radius <km>", "no account lies farther from its territory's centre", above0)
    .option(
      "--centres <what>",
      "each in a territory of its own: units as in 02139,10001, a CSV of reps with their homes, or existing",
      centresOf,
    )
    .optionsGroup("What stays:")
    .option("--lock-units <pairs>", "units that belong to a territory, as in 02139=T01,02140=T01", pairs("="))
    .option("--lock-territories <ids>", "territories that stay exactly as they are", parseList)
    .option(
      "--max-moved <percent>",
      "what may change hands: of accounts and of what is balanced, or by measure: accounts=10,revenue=5",
      percentages({ zero: true, most: 100 }),
    )
    .option(
      "--price <level>",
      "what moving costs, 0 to 100, also by measure: customers=80 (default: 50)",
      byMeasure(within(0, 100)),
    )
    .option(
      "--against <hands>",
      "changes are counted against present or baseline (default: present)",
      oneOf("present", "baseline"),
    )
    .optionsGroup("Which part (one at most; without, everything is drawn anew):")
    .option("--rebalance", "improve the present territories")
    .option("--within <ids>", "only these territories change hands among each other", parseList)
    .option("--area <parents>", "only units of these areas change hands, as in us-state=25,us-state=33", pairs("="))
    .option("--split <id=n>", "divide one territory into n", splitWish)
    .option("--absorb <ids>", "give these territories to their neighbours", parseList)
    .option("--new-rep [donors]", "make room for one more territory", parseList)
    .option("--at <unit>", "with --new-rep: where", nonEmpty)
    .optionsGroup("How:")
    .option("--demands <file>", "JSON with all of this; options win", nonEmpty)
    .option("--effort <n>", "4 takes about four times as long (default: 1)", within(0.01, 100))
    .option("--seconds <n>", "go on with the next seeds for so long, and keep the best", secondsOf)
    .option(
      "--until-no-better [attempts]",
      `go on until so many seeds in a row gain nothing (default: ${USUAL_PATIENCE})`,
      wholeNumber(1, MOST_PATIENCE),
    )
    .option("--seed <n>", "another seed gives another plan (default: 1)", wholeNumber(0, LARGEST_SEED));
}

/** Words for options that only make sense together; null when all is well. */
export function misuseOf(options: DemandOptions & { readonly keep?: string }, hasFile: boolean): string | null {
  const parts = (["rebalance", "within", "area", "split", "absorb", "newRep"] as const).filter(
    (name) => options[name] !== undefined,
  );
  const areBoth = parts.length === 2 && parts.includes("within") && parts.includes("area");
  if (parts.length > 1 && !areBoth) return `options '${parts.map(flag).join("' and '")}' cannot be used together`;
  const numbers = (["territories", "targetSize", "capacity"] as const).filter((name) => options[name] !== undefined);
  if (numbers.length > 1) return `options '${numbers.map(flag).join("' and '")}' cannot be used together`;
  if (options.seconds !== undefined && options.untilNoBetter !== undefined) {
    return "options '--seconds' and '--until-no-better' cannot be used together";
  }
  if (options.at !== undefined && options.newRep === undefined) return "option '--at' needs '--new-rep'";
  const keeps = options.keep !== undefined || parts.length > 0 || hasFile;
  if (!keeps && options.maxMoved !== undefined) return "option '--max-moved' needs '--keep <column>' or '--rebalance'";
  if (!keeps && options.price !== undefined) return "option '--price' needs '--keep <column>' or '--rebalance'";
  const countsHomes = options.centres !== undefined && "file" in options.centres;
  if (!keeps && numbers.length === 0 && !countsHomes) return "required option '--territories <n>' not specified";
  for (const name of ["targetSize", "capacity", "price"] as const) {
    if ((options[name]?.length ?? 0) > 1) return `option '${flag(name)}' takes one measure`;
  }
  return null;
}

const flag = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
