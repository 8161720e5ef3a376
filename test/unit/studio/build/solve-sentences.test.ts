import { describe, expect, it } from "vitest";
import { type AnswerFacts, answerNotes, type SolveWords } from "../../../../core/studio/build/solve-sentences.ts";
import { box, layerOf, unit } from "../../geo/layer-builder.ts";

const layer = layerOf(Array.from({ length: 9 }, (_, i) => unit(`u${i}`, [box(i, 0, i + 1, 1)])));
const words: SolveWords = {
  layer,
  unitOf: Int32Array.from(layer.ids.keys()),
  measures: [{ key: "revenue", label: "Revenue", kind: "money" }],
};

const notesOf = (notes: AnswerFacts["answer"]["notes"]): string[] =>
  answerNotes(
    {
      answer: { notes, tried: [], count: 5, attempts: 1, seed: 1 },
      unmet: [],
      objectives: [],
      lifted: 0,
      demands: { measures: [] } as unknown as AnswerFacts["demands"],
    },
    words,
  );
const heavy = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    kind: "unit-outweighs-target" as const,
    unit: at,
    measure: "revenue",
    share: 0.2,
  }));

describe("units too heavy for a territory", () => {
  it("are all named while they are three at most", () => {
    const sentences = notesOf(heavy(3));
    expect(sentences.length).toBe(3);
    expect(sentences[2]).toContain("Area u2 alone has 20 % of Revenue");
  });

  it("are counted from the fourth on, in one sentence after the others", () => {
    expect(notesOf(heavy(4)).slice(3)).toEqual(["1 more area is too heavy for a territory as well."]);
    const sentences = notesOf([...heavy(9), { kind: "stopped-early" }]);
    expect(sentences.length).toBe(5);
    expect(sentences.slice(3)).toEqual([
      "Stopped early: this is the best until then.",
      "6 more areas are too heavy for a territory as well.",
    ]);
  });
});

describe("the number of territories that was found", () => {
  const said = (tried: AnswerFacts["answer"]["tried"], count: number): string[] =>
    answerNotes(
      {
        answer: { notes: [], tried, count, attempts: 1, seed: 1 },
        unmet: [],
        objectives: [],
        lifted: 0,
        demands: { measures: [] } as unknown as AnswerFacts["demands"],
      },
      words,
    );

  it("is said with those that were tried", () => {
    const tried = [3, 4, 6].map((count) => ({ count, miss: count < 4 ? 1 : 0 }));
    expect(said(tried, 4)).toEqual(["Tried 3, 4, 6 territories: 4 are the fewest of these that meet everything."]);
  });

  it("is said where the first was enough, and where it was no question", () => {
    expect(said([{ count: 5, miss: 0 }], 5)).toEqual(["5 territories are the fewest that can meet everything."]);
    expect(said([{ count: 5, miss: 0.2 }], 5)).toEqual([]);
    expect(said([], 5)).toEqual([]);
  });
});
