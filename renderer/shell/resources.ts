import type { Layer } from "../../core/domain/layer.ts";
import { decodePack, type Pack, packColumn } from "../../core/domain/pack.ts";
import {
  decodeHoldings,
  decodePlanColumns,
  decodeScenarioColumns,
  type Holdings,
  type PlanColumns,
  type ScenarioColumns,
} from "../../core/domain/plan-columns.ts";
import { unpackLayer } from "../../core/geo/pack-layer.ts";
import { resourceUrl, type Upload } from "../../core/studio/contract/resources.ts";
import type { SolvePreview } from "../edits/preview-territories.ts";

/** What travels by relative URL, decoded. Every function throws when the service does not answer with it. */
export const resources = {
  layer: async (id: string): Promise<Layer> => unpackLayer(await fetchBytes(resourceUrl.layer(id))),
  planColumns: async (): Promise<PlanColumns> => decodePlanColumns(await fetchPack(resourceUrl.planColumns)),
  scenario: async (id: string): Promise<ScenarioColumns> =>
    decodeScenarioColumns(await fetchPack(resourceUrl.scenario(id))),
  /** A proposal as the scenario would be; fails once it is accepted or discarded. */
  proposal: async (id: string): Promise<ScenarioColumns> =>
    decodeScenarioColumns(await fetchPack(resourceUrl.proposal(id))),
  /** The solver's plan on the way; null while there is none. */
  solvePreview: async (): Promise<SolvePreview | null> => {
    const response = await fetch(resourceUrl.solvePreview, { cache: "no-store" });
    if (response.status === 204) return null;
    const pack = await packOf(response);
    const { territories } = pack.head as { territories: number[] };
    return { slot: packColumn(pack, "slot", "Int32Array"), territories };
  },
  /** Has the service read the open plan's accounts, so that tiles of them need not wait for that. */
  warmAccounts: async (form: "clusters" | "cells", measure: string): Promise<void> => {
    const world = resourceUrl.accountTiles(form, measure).replace(/\{[zxy]\}/g, "0");
    // What is wrong with them is said when they are asked for in earnest.
    await fetch(world).catch(() => {});
  },
  /** Null where the plan has no baseline. */
  holdings: async (): Promise<Holdings | null> => {
    const response = await fetch(resourceUrl.holdings, { cache: "no-store" });
    if (response.status === 404) return null;
    return decodeHoldings(await packOf(response));
  },
};

async function fetchPack(url: string): Promise<Pack> {
  return decodePack(await fetchBytes(url));
}

const fetchBytes = async (url: string): Promise<Uint8Array> => bytesOf(await fetch(url, { cache: "no-store" }));

async function packOf(response: Response): Promise<Pack> {
  return decodePack(await bytesOf(response));
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  if (!response.ok) throw new Error(`${new URL(response.url).pathname} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Sends a file to the service. XMLHttpRequest because fetch reports no upload progress.
 *
 * @param onProgress Fraction sent, 0 … 1.
 */
export function uploadFile(file: File, onProgress: (done: number) => void, signal: AbortSignal): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", resourceUrl.upload(file.name));
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as Upload);
      else reject(new UploadRefused(sentenceIn(request.response)));
    });
    request.addEventListener("error", () => reject(new UploadRefused(null)));
    request.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/** The service did not take a file; `sentence` is its own reason, where it gave one. */
export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
  readonly sentence: string | null;
  constructor(sentence: string | null) {
    super(sentence ?? "upload refused");
    this.sentence = sentence;
  }
}

const sentenceIn = (body: unknown): string | null =>
  typeof body === "object" && body !== null && "sentence" in body && typeof body.sentence === "string"
    ? body.sentence
    : null;
