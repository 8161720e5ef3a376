import { InvalidArgumentError } from "commander";
import type { ExtentWish } from "../studio/layers/extent.ts";

/** A parser of whole numbers from `least` to `most`, for commander. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };

/** A name or path: not nothing. */
export function nonEmpty(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError("It must not be empty.");
}

/** `a,b,c`. */
export function parseList(text: string): readonly string[] {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.every((part) => part !== "")) return parts;
  throw new InvalidArgumentError("It must be names with commas between.");
}

/** `all`, or states: `MA,NH`. */
export function parseExtent(text: string): ExtentWish {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.length === 1 && parts[0]?.toLowerCase() === "all") return "all";
  if (parts.every((part) => part !== "")) return { states: parts };
  throw new InvalidArgumentError("It must be all, or states as in MA,NH.");
}

/** Weights as they were written, before it is known what measures there are. */
export type StatedWeights = readonly { readonly name: string; readonly weight: number }[];

/** `revenue=1,accounts=0.5`; a name alone weighs 1. A heading may hold commas, as long as the next part has its `=`. */
export function parseWeights(text: string): StatedWeights {
  const stated = text.split(/,(?=[^,=]+=)/).map((part) => {
    const match = /^(.*?)(?:=([^=]*))?$/s.exec(part.trim());
    const name = match?.[1]?.trim() ?? "";
    const weight = match?.[2] === undefined ? 1 : Number(match[2]);
    if (name === "" || match?.[2]?.trim() === "" || !Number.isFinite(weight) || weight < 0) {
      throw new InvalidArgumentError("It must be measures with weights, as in revenue=1,accounts=0.5.");
    }
    return { name, weight };
  });
  if (stated.every(({ weight }) => weight === 0))
    throw new InvalidArgumentError("One weight at least must be above 0.");
  return stated;
}
