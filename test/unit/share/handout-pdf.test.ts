import { describe, expect, it } from "vitest";
import { defaultResourcesFolder, loadShippedLayer } from "../../../core/intake/postal/shipped-layers.ts";
import { handoutPdf } from "../../../core/share/pdf/handout-pdf.ts";
import type { ShareInput } from "../../../core/share/share-input.ts";
import { readPdfFonts } from "../../../core/studio/share/pdf-fonts.ts";
import { sharePlan } from "./share-plan.ts";

const layer = await loadShippedLayer("us-county");
const fonts = await readPdfFonts(defaultResourcesFolder());
const plan = (territories: number, wishes: Partial<ShareInput> = {}): ShareInput =>
  sharePlan({ layer, states: ["48"], territories, accounts: 300, changes: wishes });

const write = async (input: ShareInput): Promise<string> =>
  Buffer.from(await handoutPdf(input, fonts)).toString("latin1");
const pagesOf = (pdf: string): number => pdf.match(/\/Type \/Page\b/g)?.length ?? 0;

describe("the PDF hand-out", () => {
  it("has a page with the map and as many with the table as it takes", async () => {
    const small = await write(plan(5));
    expect(small.startsWith("%PDF-1.")).toBe(true);
    expect(pagesOf(small)).toBe(2);
    // 33 rows a page, and what the scores say after the last.
    expect(pagesOf(await write(plan(100)))).toBe(5);
  });

  it("embeds its three fonts and no standard one", async () => {
    const pdf = await write(plan(3));
    expect(pdf.match(/\/FontFile2 /g)).toHaveLength(3);
    expect(pdf).not.toContain("Helvetica");
  });

  it("is Letter for readers in the United States and A4 elsewhere", async () => {
    expect(await write(plan(3))).toContain("/MediaBox [0 0 792 612]");
    expect(await write(plan(3, { locale: "de-DE" }))).toContain("/MediaBox [0 0 841.89 595.28]");
  });

  it("gives the same bytes for the same plan", async () => {
    expect(await write(plan(4))).toBe(await write(plan(4)));
  });

  it("copes with endless names, strange ones, and with no territories at all", async () => {
    const strange = "\u0000\n\r\u2028 ünï 日本 🙂 ".repeat(3000);
    const input = plan(3);
    const pdf = await write({
      ...input,
      plan: { ...input.plan, name: strange },
      territories: input.territories.map((each) => ({ ...each, name: strange })),
      scorecard: {
        ...input.scorecard,
        territories: input.scorecard.territories.map((scores) => ({ ...scores, name: strange, owner: strange })),
      },
    });
    expect(pagesOf(pdf)).toBe(2);
    const none = { ...input, territories: [], assignment: input.assignment.map(() => -1) };
    expect(pagesOf(await write({ ...none, scorecard: { ...input.scorecard, territories: [] } }))).toBe(2);
  });
});
