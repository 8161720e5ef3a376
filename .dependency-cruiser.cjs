// The arrows of ARCHITECTURE.md, enforced: a wrong arrow or a cycle fails the check.
const core = (...rooms) => `^core/(${rooms.join("|")})/`;

/** What may be imported by the pure rooms: small packages that use neither Node nor the DOM. */
const PURE_PACKAGES =
  "node_modules/(@types/geojson|flatbush|flatqueue|kdbush|geokdbush|topojson-client|topojson-specification|@types/topojson-.*|simple-statistics|@maplibre/(geojson-vt|vt-pbf)|@turf/.*)(/|$)";

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "pure-rooms-use-pure-packages",
      severity: "error",
      from: { path: core("domain", "geo", "score", "solve") },
      to: { pathNot: [core("domain", "geo", "score", "solve"), PURE_PACKAGES] },
    },
    {
      name: "domain-stands-alone",
      severity: "error",
      from: { path: core("domain") },
      to: { path: core("(?!domain)[a-z]+") },
    },
    {
      name: "rooms-rest-on-domain",
      severity: "error",
      from: { path: core("geo", "score", "solve") },
      to: { path: core("rules", "store", "intake", "share", "studio", "cli") },
    },
    {
      name: "score-and-solve-need-no-other-room",
      severity: "error",
      from: { path: core("score") },
      to: { path: core("solve") },
    },
    {
      name: "no-room-knows-the-studio",
      severity: "error",
      from: { path: core("rules", "store", "intake", "share") },
      to: { path: core("studio", "cli") },
    },
    {
      name: "studio-does-not-know-the-terminal",
      severity: "error",
      from: { path: core("studio") },
      to: { path: core("cli") },
    },
    {
      name: "core-knows-no-screen",
      severity: "error",
      from: { path: "^core/" },
      to: { path: "^(renderer|electron|test)/" },
    },
    {
      name: "only-store-touches-sqlite",
      severity: "error",
      from: { path: "^(core|electron|renderer)/", pathNot: core("store") },
      to: { path: "node_modules/better-sqlite3(/|$)" },
    },
    {
      name: "renderer-knows-contract-domain-geo-score",
      severity: "error",
      from: { path: "^renderer/" },
      to: {
        path: "^(core|electron|test|resources)/",
        pathNot: ["^core/(domain|geo|score)/", "^core/studio/contract/", "^resources/(icons|fonts)/"],
      },
    },
    {
      name: "renderer-has-no-node",
      severity: "error",
      from: { path: "^renderer/", pathNot: "\\.config\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "shell-knows-the-studio-only",
      severity: "error",
      from: { path: "^electron/" },
      to: { path: "^(core/(?!studio/)|renderer/|test/)" },
    },
    {
      name: "no-tests-in-product",
      severity: "error",
      from: { path: "^(core|electron|renderer)/" },
      to: { path: "^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|release|coverage)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
