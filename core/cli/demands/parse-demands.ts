import { InvalidArgumentError } from "commander";
import { MOST_TERRITORIES } from "../../domain/demands.ts";
import { wholeNumber } from "../parse-options.ts";

/** Values by measure as they were written; an empty name stands for all measures. */
export type StatedByMeasure<Value> = readonly { readonly name: string; readonly value: Value }[];

/** `5`, or `revenue=5,accounts=10`. A heading may hold commas, as long as the next part has its `=`. */
export const byMeasure =
  <Value>(parse: (text: string) => Value, needsName = false) =>
  (text: string): StatedByMeasure<Value> =>
    text.split(/,(?=[^,=]+=)/).map((part) => {
      const at = part.lastIndexOf("=");
      const name = part.slice(0, Math.max(0, at)).trim();
      if (name === "" && (needsName || at >= 0)) {
        throw new InvalidArgumentError("It must be measures with values, as in revenue=100.");
      }
      return { name, value: parse(part.slice(at + 1).trim()) };
    });

const amount = (text: string): number => {
  const value = Number(text);
  if (text !== "" && value >= 0 && value < Infinity) return value;
  throw new InvalidArgumentError("It must be measures with amounts, as in revenue=100000.");
};

/** `revenue=100000,accounts=50`. */
export const amounts = byMeasure(amount, true);

/** Percentages as fractions, for all measures or by measure. */
export const percentages = ({ zero, most }: { readonly zero: boolean; readonly most: number }) =>
  byMeasure((text) => {
    const value = Number(text.replace(/\s*%$/, ""));
    if (text !== "" && value <= most && (zero ? value >= 0 : value > 0)) return value / 100;
    throw new InvalidArgumentError(`It must be a percentage ${zero ? "from" : "above"} 0, and ${most} at most.`);
  });

/** `1,1,0.5`. */
export function numbers(text: string): readonly number[] {
  return text.split(",").map((part) => {
    const value = Number(part);
    if (part.trim() !== "" && value > 0 && value < Infinity) return value;
    throw new InvalidArgumentError("It must be numbers above 0, as in 1,1,0.5.");
  });
}

/** `8`, or `8-12`. */
export function numberOfTerritories(text: string): { readonly min: number; readonly max: number } {
  const range = /^\s*(\d+)\s*-\s*(\d+)\s*$/.exec(text);
  const whole = wholeNumber(1, MOST_TERRITORIES);
  if (range === null) return { min: whole(text), max: whole(text) };
  const [min, max] = [whole(range[1] ?? ""), whole(range[2] ?? "")];
  if (min > max) throw new InvalidArgumentError("The range must begin with its smaller end.");
  return { min, max };
}

/** `a/b,c/d` with the given sign between the two. */
export const pairs =
  (sign: "/" | "=") =>
  (text: string): readonly (readonly [string, string])[] =>
    text.split(",").map((part) => {
      const [a = "", b = "", ...more] = part.split(sign).map((each) => each.trim());
      if (a !== "" && b !== "" && more.length === 0) return [a, b] as const;
      throw new InvalidArgumentError(`It must be pairs, as in a${sign}b,c${sign}d.`);
    });
