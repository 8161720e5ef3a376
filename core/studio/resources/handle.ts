import type { ReadableStream as NodeStream } from "node:stream/web";
import { encodeHoldings, encodePlanColumns, encodeScenarioColumns } from "../../domain/plan-columns.ts";
import { scenarioKey } from "../../store/queries/scenarios.ts";
import { baselineHoldings } from "../scenario/baseline-holdings.ts";
import { scenarioColumns } from "../scenario/scenario-columns.ts";
import type { StudioState } from "../studio-state.ts";
import { accountTile } from "./account-tile.ts";
import { download } from "./download.ts";
import { layerPack } from "./layer-packs.ts";
import { badRequest, freshBytes, json, notFound, taggedBytes, text } from "./reply.ts";
import { basemapTile, tileAddress, unitTile } from "./tiles.ts";

const PACK = ".pack";
const LAYER_MAX_AGE_SECONDS = 60;

/** Answers everything that goes by relative URL: uploads, packs, tiles and files, as contract/resources.ts lists them. */
export function createHandle(state: StudioState): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const parts = decodedParts(url.pathname);
    if (parts === null) return badRequest("The address cannot be read.");
    const [room, ...rest] = parts;
    if (room === "uploads" && rest.length === 0) return takeUpload(state, request, url.searchParams.get("name"));
    if (request.method !== "GET" && request.method !== "HEAD") return text(405, "Only GET is answered here.\n");

    if (room === "files" && rest.length === 2) return download(state.downloads, rest[0] ?? "", rest[1] ?? "");
    if (room === "layers" && rest.length === 1) return layer(state, request, rest[0] ?? "");
    if (room === "plan" && rest.length === 1) return planPack(state, rest[0] ?? "");
    if (room === "scenarios" && rest.length === 1) return scenarioPack(state, rest[0] ?? "");
    if (room === "proposals" && rest.length === 1) return proposalPack(state, rest[0] ?? "");
    if (room === "solve" && rest.length === 1 && rest[0] === "preview.pack") return previewPack(state);
    if (room === "tiles" && rest.length === 4) {
      const address = tileAddress(rest.slice(1));
      return address === null ? notFound() : unitTile(state, request, rest[0] ?? "", address);
    }
    if (room === "basemap" && rest.length === 3) {
      const address = tileAddress(rest);
      return address === null ? notFound() : basemapTile(state, request, address);
    }
    if (room === "accounts" && rest.length === 5) return accountTile(state, rest);
    return notFound();
  };
}

/** Signs that are in no name, and in a decoded part only to step out of its place. */
const FORBIDDEN = ["/", "\\", "\u0000"];

/** The parts of a path, decoded one by one; null when one of them is no text, or steps out of its place. */
function decodedParts(pathname: string): string[] | null {
  try {
    const parts = pathname.split("/").slice(1).map(decodeURIComponent);
    return parts.some((part) => part === ".." || FORBIDDEN.some((sign) => part.includes(sign))) ? null : parts;
  } catch {
    return null;
  }
}

async function takeUpload({ uploads }: StudioState, request: Request, name: string | null): Promise<Response> {
  if (request.method !== "POST") return text(405, "Uploads are sent by POST.\n");
  if (name === null || name.trim() === "") return badRequest("The file has no name.");
  const upload = await uploads.take(name, request.body as NodeStream<Uint8Array> | null, request.signal);
  return upload === null ? text(413, "The file is too large.\n") : json(upload);
}

async function layer(state: StudioState, request: Request, file: string): Promise<Response> {
  if (!file.endsWith(PACK)) return notFound();
  const id = file.slice(0, -PACK.length);
  const pack = await layerPack(state, id);
  if (pack === null) return notFound();
  const type = "application/octet-stream";
  return taggedBytes(request, { ...pack, type, maxAgeSeconds: LAYER_MAX_AGE_SECONDS });
}

function planPack({ holder }: StudioState, file: string): Response {
  const plan = holder.current();
  if (plan === null) return notFound();
  if (file === "columns.pack") return freshBytes(encodePlanColumns(plan.columns));
  if (file !== "holdings.pack") return notFound();
  const baseline = baselineHoldings(plan);
  return baseline === null ? notFound() : freshBytes(encodeHoldings(baseline.holdings));
}

function scenarioPack({ holder }: StudioState, file: string): Response {
  const plan = holder.current();
  if (plan === null || !file.endsWith(PACK)) return notFound();
  const key = scenarioKey(plan.db, file.slice(0, -PACK.length));
  if (key === undefined) return notFound();
  return freshBytes(encodeScenarioColumns(scenarioColumns(plan, key, baselineHoldings(plan))));
}

function proposalPack({ proposals }: StudioState, file: string): Response {
  const proposal = file.endsWith(PACK) ? proposals.find(file.slice(0, -PACK.length)) : undefined;
  if (proposal === undefined) return notFound();
  return freshBytes(encodeScenarioColumns({ ...proposal.before, ...proposal.after }));
}

function previewPack({ proposals }: StudioState): Response {
  const bytes = proposals.preview();
  return bytes === null ? new Response(null, { status: 204 }) : freshBytes(bytes);
}
