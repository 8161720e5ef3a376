/** How lines end: with a line feed (after a carriage return or not), or with a carriage return alone as on old Macs. */
export type LineEnd = "\n" | "\r";

/** A text without any line feed that has carriage returns ends its lines with those. */
export function detectLineEnd(text: string): LineEnd {
  return !text.includes("\n") && text.includes("\r") ? "\r" : "\n";
}

/** A function that turns all line ends of the next chunk into "\n", also where "\r" and "\n" fall into two chunks. */
export function lineEndNormaliser(lineEnd: LineEnd): (chunk: string, last: boolean) => string {
  if (lineEnd === "\r") return (chunk) => chunk.replaceAll("\r", "\n");
  let carried = "";
  return (chunk, last) => {
    let text = carried === "" ? chunk : carried + chunk;
    carried = "";
    if (!last && text.endsWith("\r")) {
      carried = "\r";
      text = text.slice(0, -1);
    }
    return text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
  };
}
