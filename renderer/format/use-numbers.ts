import { useMemo } from "react";
import { useStore } from "zustand";
import type { Measure } from "../../core/domain/measure.ts";
import { numberWords } from "../../core/score/number-words.ts";
import { planStore } from "../stores/plan-store.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { decimal, fullMeasure, fullNumber, type NumberStyle, percent, shortMeasure, wholeNumber } from "./numbers.ts";

/** The user's own way of writing numbers. Words stay English, so the locale is asked for its English form. */
export const userLocale = (): string => {
  const language = typeof navigator === "undefined" ? "en-US" : navigator.language;
  return language.startsWith("en") ? language : "en-US";
};

const numberStyleOf = (currency: string | undefined): NumberStyle => ({
  locale: userLocale(),
  currency: currency ?? "USD",
});

/** Number writers bound to the open plan's currency. */
export function useNumbers() {
  const currency = useStore(planStore, ({ snapshot }) => snapshot?.summary.currency);
  const layer = useStore(planStore, ({ snapshot }) => snapshot?.layer);
  const distances = useStore(stylingStore, (state) => state.distances);
  return useMemo(() => {
    const style = numberStyleOf(currency);
    const words = numberWords(style.locale, style.currency, distances);
    return {
      style,
      short: (value: number, measure: Measure) => shortMeasure(value, measure, style),
      full: (value: number, measure: Measure) => fullMeasure(value, measure, style),
      figure: (value: number, measure: Measure) => fullNumber(value, measure.kind, style),
      percent: (fraction: number, digits = 1) => percent(fraction, style.locale, digits),
      decimal: (value: number | null | undefined, digits: number) => decimal(value, style.locale, digits),
      whole: (value: number) => wholeNumber(value, style.locale),
      distance: words.distance,
      area: words.area,
      density: words.density,
      /** "ZIP area" or "ZIP areas", as the count asks. */
      unitNoun: (count: number) => (count === 1 ? layer?.unitNoun : layer?.unitNounPlural) ?? "",
    };
  }, [currency, layer, distances]);
}

export type Numbers = ReturnType<typeof useNumbers>;
