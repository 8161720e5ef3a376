const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_536_000_000],
  ["month", 2_592_000_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** "3 hours ago", "yesterday"; under a minute "now". */
export function timeAgo(atMs: number, nowMs: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const elapsed = nowMs - atMs;
  for (const [unit, lengthMs] of STEPS) {
    if (elapsed >= lengthMs) return format.format(-Math.floor(elapsed / lengthMs), unit);
  }
  return format.format(0, "second");
}

/** "2:05:31 PM". */
export const clockTime = (atMs: number, locale: string): string =>
  new Date(atMs).toLocaleTimeString(locale, { timeStyle: "medium" });
