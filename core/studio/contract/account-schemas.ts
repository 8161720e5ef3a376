import { z } from "zod";

const count = z.int().min(0);

/** More accounts than these are not picked one by one. */
export const MOST_PICKED_ACCOUNTS = 10_000;

export const accountRows = z.array(count).max(MOST_PICKED_ACCOUNTS);

/** A drawn shape: longitude, latitude in degrees; closed by itself. */
export const corners = z
  .array(z.tuple([z.number().min(-540).max(540), z.number().min(-90).max(90)]))
  .min(3)
  .max(20_000);

export const accountEntry = z.object({
  row: count,
  id: z.string(),
  name: z.string(),
  postalCode: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  owner: z.string(),
  territory: z.int().min(-1),
  /** The reason, when the account is held by an override. */
  override: z.string().nullable(),
  lng: z.number(),
  lat: z.number(),
  /** In the order of the plan's imported measures. */
  measures: z.array(z.number()),
});
