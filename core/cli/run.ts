import { CommanderError } from "commander";
import { Cancelled } from "../domain/cancel.ts";
import { StudioFailure } from "../studio/studio-failure.ts";
import { withOptionsFile } from "./options-file.ts";
import { program } from "./program.ts";
import type { Terminal } from "./terminal.ts";

/** Exit codes that scripts depend on. */
const DONE = 0;
const BAD_INPUT = 1;
const BAD_USAGE = 2;
const INTERRUPTED = 130;

/** Runs one command line. Answers with the exit code; what went wrong is one line on `err`. */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const root = program(terminal);
    await root.parseAsync(withOptionsFile(words, root.commands), { from: "user" });
    return DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : BAD_USAGE;
    if (error instanceof Cancelled) {
      terminal.err("bailiwick: Interrupted: nothing was written.\n");
      return INTERRUPTED;
    }
    terminal.err(`bailiwick: ${sentenceOf(error)}\n`);
    return BAD_INPUT;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof StudioFailure) return oneLine(error.data.sentence);
  if (error instanceof Error && "syscall" in error && "code" in error) {
    return `The disk refused (${oneLine(error.message)}): check the folder, its rights and the space left.`;
  }
  return `Something went wrong that should not have: ${oneLine(error instanceof Error ? (error.stack ?? error.message) : String(error))}`;
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ");
