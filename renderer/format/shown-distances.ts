import { usualDistances } from "../../core/score/number-words.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { userLocale } from "./use-numbers.ts";

/** In what the map's scale, the fields and the sentences give distances: as chosen, else as the user's region has it. */
export const shownDistances = (): "km" | "mi" => stylingStore.getState().distances ?? usualDistances(userLocale());
