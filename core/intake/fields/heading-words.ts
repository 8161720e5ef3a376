/** Letters and digits of a heading in lower case, without accents: `Billing Zip/Postal Code` → `billingzippostalcode`. */
export function squash(heading: string): string {
  return words(heading).join("");
}

/**
 * The words of a heading in lower case, without accents. Words end at anything but letters and digits, and where a
 * capital follows a small letter: `LoanAmount`, `loan_amount` and `Loan Amount` are the same. `BEDS2020` stays whole.
 */
export function words(heading: string): string[] {
  return heading
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** `Total Payments` → `totalPayments`: letters and digits of ASCII, beginning with a letter; `fallback` when none is left. */
export function keyOf(heading: string, fallback: string): string {
  const plain = words(heading)
    .map((word) => word.replace(/[^a-z\d]/g, ""))
    .filter((word) => word !== "");
  const key = plain.map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  if (key === "") return fallback;
  return (/^\d/.test(key) ? `n${key}` : key).slice(0, LONGEST_KEY);
}

const LONGEST_KEY = 60;
