import type { Home } from "../../core/domain/demands.ts";
import { api } from "../shell/api.ts";
import { chooseFile } from "../shell/choose-file.ts";
import { notice } from "../shell/notice.ts";
import { problemOf } from "../shell/problem.ts";
import { UploadRefused, uploadFile } from "../shell/resources.ts";
import { en } from "../text/en.ts";

export type TakenHomes = {
  readonly fileName: string;
  readonly homes: readonly Home[];
  readonly notes: readonly string[];
};

/** Asks for a table of reps and finds the unit that each lives in; null when none was chosen, or it says nothing. */
export async function takeHomes(): Promise<TakenHomes | null> {
  const file = await chooseFile(".csv,.tsv,.txt,.gz");
  if (file === null) return null;
  try {
    const { upload } = await uploadFile(file, () => undefined, new AbortController().signal);
    const { homes, notes } = await api().solve.homes({ upload });
    return { fileName: file.name, homes, notes };
  } catch (error) {
    const sentence = error instanceof UploadRefused ? error.sentence : problemOf(error).sentence;
    notice.problem(sentence ?? en.error.uploadRefused(file.name));
    return null;
  }
}
