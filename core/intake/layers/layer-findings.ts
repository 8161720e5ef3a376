import type { LayerFinding } from "../../geo/build-layer.ts";

/** Ids named in a sentence; of more only the number is said. */
const NAMED_IDS = 5;

/** What was noticed in a file of polygons, one sentence a kind: what was left out, joined, or lies over another. */
export function findingsSentences(findings: readonly LayerFinding[]): string[] {
  const noArea = findings.flatMap((finding) => (finding.kind === "no-area" ? [finding.id] : []));
  const joined = findings.flatMap((finding) => (finding.kind === "several-features" ? [finding.id] : []));
  const overlaps = findings.flatMap((finding) => (finding.kind === "overlap" ? [finding.ids.join(" and ")] : []));
  return [
    ...(noArea.length > 0 ? [`Left out, because their shape has no area: ${listed(noArea)}`] : []),
    ...(joined.length > 0 ? [`Joined from several features of one id: ${listed(joined)}`] : []),
    ...(overlaps.length > 0 ? [`Overlapping: ${listed(overlaps)}`] : []),
  ];
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMED_IDS;
  return `${names.slice(0, NAMED_IDS).join(", ")}${more > 0 ? ` and ${more.toLocaleString("en-US")} more` : ""}`;
}
