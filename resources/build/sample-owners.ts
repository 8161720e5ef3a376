/**
 * Today's owners in the sample plan: grown by history, hence unfair. Each rep holds the states listed, or the ZIP
 * prefixes of a state. Tom Kowalczyk (New York) and Kevin Tanaka (Los Angeles) have far too much, Wade Harlan drives
 * through six nearly empty states.
 */
const PATCHES: readonly {
  readonly rep: string;
  readonly states: readonly string[];
  readonly zips?: readonly [number, number][];
}[] = [
  {
    rep: "Tom Kowalczyk",
    states: ["NY", "NJ"],
    zips: [
      [70, 79],
      [88, 89],
      [100, 119],
    ],
  },
  { rep: "Priya Raman", states: ["NY", "CT"] },
  { rep: "Elena Vasquez", states: ["NJ", "DE"] },
  { rep: "Elena Vasquez", states: ["PA"], zips: [[175, 196]] },
  { rep: "Greg Hartmann", states: ["PA", "WV"] },
  { rep: "Dana Whitfield", states: ["ME", "NH", "VT"] },
  { rep: "Marcus Oyelaran", states: ["MA", "RI"] },
  { rep: "Aisha Coleman", states: ["MD", "DC", "VA"] },
  { rep: "Ben Tully", states: ["NC", "SC"] },
  { rep: "Carla Mendes", states: ["GA", "AL"] },
  { rep: "Luis Ortega", states: ["FL"] },
  { rep: "Nancy Pruitt", states: ["TN", "KY"] },
  { rep: "Derek Olsen", states: ["OH"] },
  { rep: "Rachel Stein", states: ["IL", "WI", "IN"] },
  { rep: "Steve Jankowski", states: ["MI"] },
  { rep: "Karin Lindqvist", states: ["MN", "IA"] },
  { rep: "Joe Beckett", states: ["MO", "KS", "OK"] },
  { rep: "Wade Harlan", states: ["MT", "WY", "ND", "SD", "NE", "ID"] },
  { rep: "Teresa Nguyen", states: ["LA", "MS", "AR"] },
  {
    rep: "Hector Salinas",
    states: ["TX"],
    zips: [
      [770, 789],
      [797, 799],
      [885, 885],
    ],
  },
  { rep: "Amy Caldwell", states: ["TX"] },
  { rep: "Paul Jensen", states: ["CO", "UT", "NM"] },
  { rep: "Sofia Marchetti", states: ["AZ", "NV"] },
  { rep: "Kevin Tanaka", states: ["CA"], zips: [[900, 935]] },
  { rep: "Grace Liu", states: ["CA"] },
  { rep: "Owen Fraser", states: ["WA", "OR"] },
];

/** Senior reps who keep a few large accounts wherever these are. */
export const NAMED_ACCOUNT_OWNERS = ["Elena Vasquez", "Joe Beckett", "Grace Liu", "Aisha Coleman"] as const;

/** States in which the sample has accounts: those that somebody holds. */
export const SAMPLE_STATES: ReadonlySet<string> = new Set(PATCHES.flatMap(({ states }) => states));

/** Who holds a place: the first patch that names its state, and its ZIP where the patch lists prefixes. */
export function ownerOf(state: string, zip: string): string {
  const prefix = Number(zip.slice(0, 3));
  const patch = PATCHES.find(
    ({ states, zips }) =>
      states.includes(state) && (zips?.some(([low, high]) => prefix >= low && prefix <= high) ?? true),
  );
  if (patch === undefined) throw new Error(`nobody holds ${zip}, ${state}`);
  return patch.rep;
}
