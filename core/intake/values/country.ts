import { isFiller } from "./number.ts";

/** `domestic`: the United States and the places with ZIP codes of theirs. `unclear`: no country that we know. */
export type CountryReading = "blank" | "domestic" | "foreign" | "unclear";

/** Codes, of two and three letters, of all places that the United States Postal Service delivers to by ZIP code. */
const DOMESTIC = new Set(
  (
    "us usa pr pri vi vir gu gum as asm mp mnp um umi fm fsm mh mhl pw plw unitedstates unitedstatesofamerica " +
    "theunitedstates theunitedstatesofamerica unitedstatesus america puertorico guam americansamoa usvirginislands palau " +
    "virginislands northernmarianaislands micronesia marshallislands vereinigtestaaten estadosunidos etatsunis"
  ).split(" "),
);

/** Names and three-letter codes that the list of regions does not have. */
const OTHER_NAMES =
  "uk gbr greatbritain england scotland wales northernireland can mex deu fra esp ita irl nld bel che aut prt swe nor dnk " +
  "fin pol cze hun rou grc tur rus ukr chn jpn kor twn hkg sgp ind idn mys tha vnm phl aus nzl zaf egy nga ken isr are sau " +
  "bra arg chl col per ven cri pan dom jam bhs ecu ury bol gtm hnd slv nic lux svk svn hrv srb bgr est lva ltu isl pak bgd " +
  "southkorea republicofkorea russianfederation czechrepublic holland thenetherlands deutschland espana italia brasil " +
  "mexiko hongkong macau uae turkey ivorycoast vietnam";

let foreignNames: ReadonlySet<string> | undefined;

/** Reads the country of an address, as a code or an English name; capitals, dots and accents do not matter. */
export function readCountry(text: string): CountryReading {
  const known = READ.get(text);
  if (known !== undefined) return known;
  const reading = classify(text);
  if (READ.size < 1000) READ.set(text.slice(), reading);
  return reading;
}

/** The few spellings that a file really has. */
const READ = new Map<string, CountryReading>();

function classify(text: string): CountryReading {
  const trimmed = text.trim();
  if (trimmed === "" || /^-+$/.test(trimmed) || isFiller(trimmed)) return "blank";
  const name = squashed(trimmed);
  if (DOMESTIC.has(name)) return "domestic";
  foreignNames ??= regionNames();
  return foreignNames.has(name) ? "foreign" : "unclear";
}

/** Every ISO 3166 code of two letters, and its English name as this machine's Unicode data has it. */
function regionNames(): ReadonlySet<string> {
  const english = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const names = new Set(OTHER_NAMES.split(" "));
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (const first of letters) {
    for (const second of letters) {
      const name = english.of(first + second);
      if (name === undefined) continue;
      names.add(squashed(first + second));
      names.add(squashed(name));
    }
  }
  return names;
}

function squashed(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
