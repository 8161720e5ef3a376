import { existsSync } from "node:fs";
import { join } from "node:path";
import { freePath } from "../../store/free-path.ts";

/** Ends of names that a plan's file is recognised by. */
export const PLAN_EXTENSION = ".bailiwick";

const LONGEST_NAME = 100;

/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** `name` as a file name on every system: without path signs, control characters, and dots or blanks at its ends. */
export function safeFileName(name: string): string {
  const cleaned = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, " ")
    .replace(/\s+/g, " ");
  const plain = Array.from(cleaned)
    .slice(0, LONGEST_NAME)
    .join("")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  return plain === "" || RESERVED.test(plain) ? `Plan ${plain}`.trim() : plain;
}

/** Where a new plan of this name goes: "Name.bailiwick", "Name 2.bailiwick" where that is taken. */
export function newPlanPath(folder: string, name: string): string {
  const path = join(folder, `${safeFileName(name)}${PLAN_EXTENSION}`);
  return existsSync(path) ? freePath(path) : path;
}
