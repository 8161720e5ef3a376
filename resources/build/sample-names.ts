import type { Random } from "../../core/domain/random.ts";

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

export type Industry = {
  readonly name: string;
  /** Share of all accounts in large cities and in small towns. */
  readonly cityWeight: number;
  readonly townWeight: number;
  /** What one employee is worth to a supplier in a year, in dollars. */
  readonly spendPerEmployee: number;
  readonly nouns: readonly string[];
};

export const INDUSTRIES: readonly Industry[] = [
  {
    name: "Healthcare",
    cityWeight: 20,
    townWeight: 14,
    spendPerEmployee: 900,
    nouns: ["Clinic", "Medical Group", "Health Partners", "Care Center", "Surgical Supply"],
  },
  {
    name: "Manufacturing",
    cityWeight: 14,
    townWeight: 19,
    spendPerEmployee: 1100,
    nouns: ["Machine Works", "Fabrication", "Tooling", "Plastics", "Components", "Metal Products"],
  },
  {
    name: "Retail",
    cityWeight: 14,
    townWeight: 13,
    spendPerEmployee: 420,
    nouns: ["Outfitters", "Home Goods", "Markets", "Hardware", "Trading Post"],
  },
  {
    name: "Food & Beverage",
    cityWeight: 12,
    townWeight: 12,
    spendPerEmployee: 640,
    nouns: ["Foods", "Bakery", "Bottling", "Provisions", "Dairy", "Roasters"],
  },
  {
    name: "Logistics",
    cityWeight: 9,
    townWeight: 8,
    spendPerEmployee: 760,
    nouns: ["Freight", "Distribution", "Cold Storage", "Carriers", "Warehousing"],
  },
  {
    name: "Construction",
    cityWeight: 9,
    townWeight: 11,
    spendPerEmployee: 830,
    nouns: ["Builders", "Contracting", "Concrete", "Roofing", "Mechanical"],
  },
  {
    name: "Education",
    cityWeight: 7,
    townWeight: 6,
    spendPerEmployee: 310,
    nouns: ["Academy", "Learning Center", "Training Institute"],
  },
  {
    name: "Hospitality",
    cityWeight: 8,
    townWeight: 6,
    spendPerEmployee: 380,
    nouns: ["Hotels", "Lodge", "Catering", "Event Center"],
  },
  {
    name: "Professional Services",
    cityWeight: 7,
    townWeight: 3,
    spendPerEmployee: 520,
    nouns: ["Advisors", "Engineering", "Associates", "Laboratories"],
  },
  {
    name: "Agriculture",
    cityWeight: 0,
    townWeight: 8,
    spendPerEmployee: 1300,
    nouns: ["Grain", "Growers", "Farm Supply", "Orchards", "Seed"],
  },
];

// Stems are made of syllables, so that no account bears the name of a real company on purpose.
const ONSETS = [
  "Bel",
  "Brin",
  "Cal",
  "Cor",
  "Dar",
  "Del",
  "Dun",
  "El",
  "Fen",
  "Gar",
  "Hal",
  "Hol",
  "Jor",
  "Kel",
  "Lan",
  "Lor",
  "Mer",
  "Nor",
  "Os",
  "Pel",
  "Quin",
  "Ral",
  "Sel",
  "Tar",
  "Tren",
  "Ul",
  "Ver",
  "Wes",
  "Yar",
  "Zel",
];
const MIDDLES = ["a", "e", "i", "o", "da", "la", "ma", "mi", "no", "ra", "ri", "ta", "ti", "va", "vi", "wo"];
const CODAS = [
  "bach",
  "bury",
  "cott",
  "dane",
  "dell",
  "dorf",
  "field",
  "gate",
  "holm",
  "kirk",
  "land",
  "leigh",
  "mere",
  "mont",
  "nor",
  "quist",
  "rick",
  "ridge",
  "sen",
  "stead",
  "ster",
  "ton",
  "vale",
  "ven",
  "wick",
  "worth",
];
const STREETS = [
  "Industrial Pkwy",
  "Commerce Dr",
  "Main St",
  "Market St",
  "Oak Ave",
  "Mill Rd",
  "Lakeview Dr",
  "Depot St",
  "Airport Rd",
  "Center St",
  "Park Ave",
  "River Rd",
  "Highland Ave",
  "Railroad St",
  "Enterprise Way",
  "County Road 9",
];

/** A company name that no other account of the sample has. */
export function companyName(random: Random, industry: Industry, taken: Set<string>): string {
  for (;;) {
    const stem = pick(random, ONSETS) + (random() < 0.55 ? pick(random, MIDDLES) : "") + pick(random, CODAS);
    const name = `${stem} ${pick(random, industry.nouns)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

export const streetAddress = (random: Random): string => `${Math.floor(10 + random() * 9890)} ${pick(random, STREETS)}`;

/** An industry by its share, between that of large cities (`urban` 1) and of small towns (0). */
export function pickIndustry(random: Random, urban: number): Industry {
  const weights = INDUSTRIES.map(({ cityWeight, townWeight }) => urban * cityWeight + (1 - urban) * townWeight);
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const position = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return INDUSTRIES[position] ?? (INDUSTRIES[0] as Industry);
}
