import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { refuse } from "../../studio/studio-failure.ts";

/** What a word says that is either JSON or the name of a file of it. @throws StudioFailure naming it when it is neither. */
export async function readJson(word: string): Promise<unknown> {
  const isPlain = /^\s*[[{]/.test(word);
  const file = jsonName(word);
  let text = word;
  if (!isPlain) {
    try {
      text = await readFile(word, "utf8");
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      return refuse(
        "file-unreadable",
        code === "ENOENT"
          ? `There is no file “${file}”: check the name and the folder.`
          : `“${file}” cannot be read (${code ?? String(error)}).`,
      );
    }
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch (error) {
    return refuse("bad-mapping", `“${file}” is no JSON (${(error as Error).message}): look at it in an editor.`);
  }
}

const NAME_LENGTH = 40;

/** The name of the file, or the beginning of the JSON itself. */
export const jsonName = (word: string): string => {
  if (!/^\s*[[{]/.test(word)) return basename(word);
  return word.length > NAME_LENGTH ? `${word.slice(0, NAME_LENGTH)}…` : word;
};
