/** The hand-out's style sheet: neutral frame, one accent, light and dark, and a page for printing. */
export const HANDOUT_STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f8; --panel: #ffffff; --line: #dfe3e7; --text: #1b2126; --quiet: #58636d; --accent: #1f5fbf;
  --water: #eaf0f4; --land: #fbfbfa; --land-line: #b9c2ca; --border: #20272d; --halo: #ffffff; --row: #f0f4f9;
  --picked: #dde9fa; --below: #b8651b; --above: #2a6fbb; --fill: .66; --dim: .34;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181c; --panel: #1c2227; --line: #323b43; --text: #e9edf0; --quiet: #a3afb9; --accent: #7fb2ff;
    --water: #10161b; --land: #262e35; --land-line: #4a565f; --border: #0b0e11; --halo: #14181c; --row: #232b32;
    --picked: #26405f; --below: #f0a35e; --above: #7fb2ff; --fill: .82; --dim: .5;
  }
}
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body {
  display: grid; grid-template-rows: auto minmax(0, 1fr) auto; background: var(--page); color: var(--text);
  font: 13px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
button { font: inherit; color: inherit; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 8px; top: -40px; padding: 8px 12px; background: var(--panel); color: var(--accent); z-index: 5; }
.skip:focus { top: 8px; }
header { display: flex; align-items: baseline; gap: 12px; padding: 12px 20px; }
h1 { margin: 0; font-size: 19px; font-weight: 650; letter-spacing: -.01em; }
header p { margin: 0; color: var(--quiet); }
header .scenario { color: var(--text); font-weight: 600; }
header .written { margin-left: auto; }
main {
  display: grid; gap: 12px; padding: 0 20px; min-height: 0;
  grid-template: minmax(0, 1.45fr) minmax(0, 1fr) / minmax(0, 1fr) 340px;
}
.sheet { position: relative; min-height: 0; overflow: hidden; background: var(--water); border: 1px solid var(--line); border-radius: 8px; }
#map { display: block; width: 100%; height: 100%; touch-action: none; cursor: grab; user-select: none; -webkit-user-select: none; }
#map.dragging { cursor: grabbing; }
#map:focus-visible { outline-offset: -3px; }
#map path, #map rect { vector-effect: non-scaling-stroke; }
.land { fill: var(--land); stroke: var(--land-line); stroke-width: .7; }
.territory { fill-opacity: var(--fill); stroke: var(--border); stroke-width: 1; stroke-linejoin: round; cursor: pointer; }
.territory.hovered { fill-opacity: 1; }
#map.some-picked .territory:not(.picked):not(.hovered) { fill-opacity: var(--dim); }
.outline { fill: none; stroke: var(--text); stroke-width: 2.6; stroke-linejoin: round; pointer-events: none; }
.unassigned { stroke: var(--land-line); stroke-width: .8; }
.hatch { stroke: var(--land-line); stroke-width: 2; }
.inset { pointer-events: none; }
.inset rect { fill: none; stroke: var(--land-line); stroke-width: 1; }
.inset text { fill: var(--quiet); }
.inset-ground rect { fill: var(--water); }
#labels { pointer-events: none; }
#labels text {
  fill: var(--text); stroke: var(--halo); stroke-width: .28em; stroke-linejoin: round; stroke-opacity: .8; paint-order: stroke;
  text-anchor: middle; dominant-baseline: central; font-weight: 600;
}
.zoom { position: absolute; right: 10px; top: 10px; display: grid; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; background: var(--panel); }
.zoom button { width: 32px; height: 32px; border: 0; background: none; font-size: 16px; line-height: 1; cursor: pointer; }
.zoom button + button { border-top: 1px solid var(--line); }
.zoom button:hover { background: var(--row); }
.zoom button:focus-visible { outline-offset: -2px; }
#tip {
  position: absolute; z-index: 3; max-width: 280px; padding: 8px 10px; pointer-events: none; background: var(--panel);
  border: 1px solid var(--line); border-radius: 6px; box-shadow: 0 4px 16px rgb(0 0 0 / .16);
}
#tip strong { display: block; overflow-wrap: anywhere; }
#tip span { display: block; color: var(--quiet); }
aside { grid-area: 1 / 2 / 3 / 3; min-height: 0; overflow: auto; padding: 14px 16px; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
aside h2 { display: flex; align-items: center; gap: 8px; margin: 0 0 10px; font-size: 15px; overflow-wrap: anywhere; }
aside .back { float: right; border: 0; background: none; color: var(--accent); cursor: pointer; padding: 2px 4px; }
.scores { margin: 0; display: grid; gap: 12px; }
.scores div { display: grid; align-content: start; grid-template-columns: 1fr auto; gap: 1px 10px; }
.scores dt { color: var(--quiet); }
.scores dd { margin: 0; }
.scores .figure { font-weight: 650; font-size: 14px; text-align: right; }
.scores .sentence { grid-column: 1 / 3; color: var(--quiet); font-size: 12px; overflow-wrap: anywhere; }
.facts { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 7px 12px; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; text-align: right; font-weight: 600; overflow-wrap: anywhere; }
.table { min-height: 0; overflow: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
table { width: 100%; border-collapse: separate; border-spacing: 0; }
th, td { padding: 0 9px; height: 29px; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--line); font-weight: 400; }
td { max-width: 180px; overflow: hidden; text-overflow: ellipsis; }
thead th { position: sticky; top: 0; z-index: 1; background: var(--panel); color: var(--quiet); padding: 0 4px; }
.number { text-align: right; }
.sort { border: 0; background: none; padding: 4px 6px; cursor: pointer; white-space: nowrap; color: var(--quiet); }
.sort:hover { color: var(--text); }
[aria-sort="ascending"] .sort::after { content: " \u2191"; content: " \u2191" / ""; }
[aria-sort="descending"] .sort::after { content: " \u2193"; content: " \u2193" / ""; }
[aria-sort="ascending"] .sort, [aria-sort="descending"] .sort { color: var(--text); font-weight: 600; }
.pick { display: flex; align-items: center; gap: 8px; max-width: 240px; border: 0; background: none; padding: 3px 2px; cursor: pointer; text-align: left; font-weight: 600; }
.pick span { overflow: hidden; text-overflow: ellipsis; }
.swatch { flex: none; }
.bar { vertical-align: middle; margin-right: 4px; }
.aligned { display: inline-block; min-width: 5.5ch; }
.bar .below { fill: var(--below); } .bar .above { fill: var(--above); } .bar .middle { fill: var(--quiet); }
tbody tr { cursor: pointer; }
tbody tr:hover { background: var(--row); }
tbody tr.picked { background: var(--picked); }
footer { padding: 8px 20px 10px; color: var(--quiet); font-size: 11.5px; }
@media (max-width: 1360px) {
  main { grid-template-columns: minmax(0, 1fr) 300px; }
  th, td { padding: 0 6px; }
  thead th { padding: 0; }
}
@media (max-width: 900px) {
  html, body { height: auto; }
  body { display: block; }
  main { display: block; }
  header { flex-wrap: wrap; }
  .sheet { height: 62vh; }
  aside, .table { margin-top: 12px; }
}
@media print {
  @page { margin: 12mm; }
  :root {
    --page: #fff; --panel: #fff; --line: #d5dade; --text: #000; --quiet: #444; --water: #fff; --land: #f4f4f2;
    --land-line: #b9c2ca; --border: #20272d; --halo: #fff; --fill: .66;
  }
  html, body { height: auto; }
  body { display: block; font-size: 10pt; }
  main { display: block; padding: 0; }
  header, footer { padding: 4px 0; }
  .sheet, aside, .table { border: 0; overflow: visible; border-radius: 0; }
  .sheet { height: 120mm; }
  aside { padding: 6px 0; break-inside: avoid; }
  .scores { grid-template-columns: 1fr 1fr; gap: 8px 24px; }
  .zoom, .skip, .back, #tip, #map-help { display: none; }
  thead { display: table-header-group; }
  thead th { position: static; }
  th, td { height: auto; padding: 2px 4px; font-size: 8pt; }
  td { max-width: none; }
  tr { break-inside: avoid; }
  .territory, .bar rect, .swatch rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (prefers-reduced-motion: no-preference) { .territory { transition: fill-opacity .12s; } }
`;
