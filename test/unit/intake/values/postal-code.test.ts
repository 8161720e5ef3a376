import { describe, expect, it } from "vitest";
import { readPostalCode } from "../../../../core/intake/values/postal-code.ts";

describe("readPostalCode", () => {
  it.each(["02139", "02139-9999", "02139 1234", "021391234", " 02139 ", "'02139", "02139–1234"])(
    "reads %j as a clean ZIP or ZIP+4",
    (text) => expect(readPostalCode(text)).toEqual({ kind: "zip", zip: "02139", mended: null }),
  );
  it.each([
    ["2139", "02139"],
    ["501", "00501"],
    ["2139.0", "02139"],
    ["2139-1234", "02139"],
    ["21391234", "02139"],
    ["5011234", "00501"],
  ])("restores the zeros of %s", (text, zip) =>
    expect(readPostalCode(text)).toEqual({ kind: "zip", zip, mended: "leading-zeros" }),
  );
  it.each(["55044-", "-55044", "55044-12AB", "55044.0", "MN 55044", "55044-00"])("cuts the rest off %s", (text) =>
    expect(readPostalCode(text)).toEqual({ kind: "zip", zip: "55044", mended: "trimmed" }),
  );
  it.each([
    "T2L-2K7",
    "T2L 2K7",
    "L4B1Y3",
    "SK4 3PX",
    "W1J6HL",
    "2031 BP",
    "101-0054",
    "A-1010",
    "110001",
    "01310-100",
  ])("takes %s for foreign", (text) => expect(readPostalCode(text).kind).toBe("foreign"));
  it.each(["", "-", "NOT AVAILABLE", "n/a"])("takes %j for nothing", (text) =>
    expect(readPostalCode(text).kind).toBe("blank"),
  );
  it.each(["12", "hello", "-9999", "90-89787-987", "1234567890"])("does not take %s for a code", (text) =>
    expect(readPostalCode(text).kind).toBe("malformed"),
  );
});
