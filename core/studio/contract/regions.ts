import { oc } from "@orpc/contract";
import { z } from "zod";
import type { Region } from "../../domain/region.ts";
import type { Cut } from "../../domain/split.ts";
import { problem } from "./problems.ts";

/** Regions, and units divided along them: the part of the contract that is about shapes. */

const lng = z.number().min(-360).max(360);
const lat = z.number().min(-90).max(90);
const position = z.tuple([lng, lat]).readonly();
const ring = z.array(position).min(2).max(200_000);

export const regionId = z.string().min(1).max(100);

export const region: z.ZodType<Region> = z.object({
  id: regionId,
  name: z.string().min(1).max(200),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  shape: z.discriminatedUnion("type", [
    z.object({ type: z.literal("Polygon"), coordinates: z.array(ring) }),
    z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring)) }),
    z.object({ type: z.literal("LineString"), coordinates: ring }),
  ]),
});

const cut: z.ZodType<Cut> = z.object({
  kind: z.enum(["area", "line"]),
  paths: z.array(z.array(z.int().min(-360_000_000).max(360_000_000)).min(4).max(400_000)),
});

const count = z.int().min(0);

/** What a split comes to. */
export const splitReport = z.object({
  units: count,
  parts: count,
  accounts: count,
  /** Accounts that lie in a part by their own coordinates; `nearest` of them lie outside the unit, and go to its nearest part. */
  byCoordinates: count,
  nearest: count,
  /** Accounts without coordinates of their own: they go where the unit's point is. */
  byUnitPoint: count,
});
export type SplitReport = z.infer<typeof splitReport>;

export const splitWish = z.object({ cut, units: z.array(count).min(1).max(50_000) });

const call = oc.errors({ PROBLEM: { data: problem } });

export const regionCalls = {
  list: call.output(z.array(region)),
  /** What dividing these units would come to; changes nothing. */
  previewSplit: call.input(splitWish).output(splitReport),
};
