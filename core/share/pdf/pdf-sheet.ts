import PdfKit from "pdfkit";
import type { Box } from "../map/map-projection.ts";

/** TrueType files of one typeface, such as resources/fonts/inter-*.ttf. */
export type PdfFonts = { readonly regular: Uint8Array; readonly semibold: Uint8Array; readonly bold: Uint8Array };

export type PdfDocument = InstanceType<typeof PdfKit>;
type Weight = keyof PdfFonts;

export const INK = {
  text: "#1b2126",
  quiet: "#58636d",
  line: "#d5dade",
  water: "#eef3f6",
  land: "#fbfbfa",
  landLine: "#b9c2ca",
  border: "#20272d",
  zebra: "#f5f7f9",
} as const;

export const MARGIN = 36;
const FOOTER_HEIGHT = 18;

/** Paper in points, lying on its side: a map and a wide table both want it so. */
const LETTER = { width: 792, height: 612 };
const A4 = { width: 841.89, height: 595.28 };
const LETTER_REGIONS = new Set(["US", "CA", "MX", "PH", "CL", "CO"]);

/** A document under way: its pages, and the area of a page that text and drawings may fill. */
export type PdfSheet = { readonly doc: PdfDocument; readonly area: Box };

/** An empty document without pages; Letter where that is the custom, else A4. */
export function createSheet(fonts: PdfFonts, locale: string, info: { title: string; writtenAtMs: number }): PdfSheet {
  const paper = LETTER_REGIONS.has(new Intl.Locale(locale).maximize().region ?? "") ? LETTER : A4;
  const doc = new PdfKit({
    size: [paper.width, paper.height],
    margin: 0,
    autoFirstPage: false,
    // Footers need the number of pages, which is known at the end.
    bufferPages: true,
    // The standard fonts would be read from pdfkit's own folder, which a bundle does not have.
    font: "",
    lang: "en",
    info: { Title: info.title, Creator: "Bailiwick", CreationDate: new Date(info.writtenAtMs) },
  });
  for (const [weight, bytes] of Object.entries(fonts)) doc.registerFont(weight, Buffer.from(bytes));
  const area = {
    x: MARGIN,
    y: MARGIN,
    width: paper.width - 2 * MARGIN,
    height: paper.height - 2 * MARGIN - FOOTER_HEIGHT,
  };
  return { doc, area };
}

export type TextStyle = {
  readonly size: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly align?: "left" | "right" | "center";
};

/** Figures of equal width, so that columns align. Only where needed: pdfkit caches nothing that is set with features. */
const FIGURES: PDFKit.Mixins.OpenTypeFeatures[] = ["tnum"];

/** One line of text in a box of the given width, cut with an ellipsis where it is too long. */
export function line(doc: PdfDocument, text: string, x: number, y: number, width: number, style: TextStyle): void {
  const { size, weight = "regular", color = INK.text, align = "left" } = style;
  doc.font(weight).fontSize(size).fillColor(color, 1);
  const options = { width: width + 1, align, lineBreak: false };
  doc.text(cut(doc, text, width), x, y, align === "right" ? { ...options, features: FIGURES } : options);
}

/** A paragraph; returns its height. */
export function paragraph(
  doc: PdfDocument,
  text: string,
  x: number,
  y: number,
  width: number,
  style: TextStyle,
): number {
  const { size, weight = "regular", color = INK.text } = style;
  doc.font(weight).fontSize(size).fillColor(color, 1);
  const words = oneLine(text);
  const height = doc.heightOfString(words, { width });
  doc.text(words, x, y, { width });
  return height;
}

/** The text, or as much of its beginning as fits with an ellipsis. Halving: names may be very long. */
function cut(doc: PdfDocument, text: string, width: number): string {
  const whole = oneLine(text);
  if (doc.widthOfString(whole) <= width) return whole;
  const characters = Array.from(new Intl.Segmenter().segment(whole), ({ segment }) => segment);
  let fits = 0;
  let tooLong = characters.length;
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (doc.widthOfString(`${characters.slice(0, middle).join("")}…`) <= width) fits = middle;
    else tooLong = middle;
  }
  return `${characters.slice(0, fits).join("").trimEnd()}…`;
}

/** Longest text that is looked at: more than any place on a page has room for. */
const MOST_CHARACTERS = 1000;

/** Line breaks and control characters would break out of a cell. */
const oneLine = (text: string): string => text.slice(0, MOST_CHARACTERS).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
