import type { Demands, NumberDemand, SearchDemand } from "../../domain/demands.ts";
import { MOST_MEASURES, MOST_PATIENCE, MOST_SECONDS, MOST_TERRITORIES } from "../../domain/demands.ts";
import type { DemandRefusal } from "./lookup.ts";

type Rule = readonly [isBroken: boolean, field: string, sentence: string];

/** The first thing in the demands that contradicts itself, whatever the plan; null when nothing does. */
export function contradictionOf(demands: Demands): DemandRefusal | null {
  const broken = rulesOf(demands).find(([isBroken]) => isBroken);
  return broken === undefined ? null : { field: broken[1], sentence: broken[2] };
}

const isFraction = (value: number): boolean => value >= 0 && value <= 1;

function rulesOf(demands: Demands): readonly Rule[] {
  const { scope, measures, locks, disruption, compactness, travel, effort, seed, maxRadiusKm, capacities } = demands;
  const keys = measures.map(({ measure }) => measure);
  const budgeted = disruption.budgets.map(({ measure }) => measure);
  return [
    [measures.length === 0, "measures", "Choose a measure to balance the territories on."],
    [measures.length > MOST_MEASURES, "measures", `At most ${MOST_MEASURES} measures can be balanced at once.`],
    [new Set(keys).size < keys.length, "measures", "A measure is named twice: name each once."],
    [
      measures.every(({ weight }) => weight === 0),
      "measures",
      "All measures have weight 0: give one at least a weight above 0.",
    ],
    ...measures.flatMap(({ measure, weight, tolerance, min, max, target }, i): Rule[] => {
      const field = `measures[${i}]`;
      const quotas = typeof target === "object" ? Object.entries(target.quotas) : [];
      return [
        [!(weight >= 0 && weight < Infinity), `${field}.weight`, `The weight of ${measure} must be 0 or more.`],
        [
          !(tolerance > 0 && tolerance < Infinity),
          `${field}.tolerance`,
          `The tolerance of ${measure} must be above 0.`,
        ],
        [min !== null && !(min >= 0 && min < Infinity), `${field}.min`, `The minimum of ${measure} must be 0 or more.`],
        [max !== null && !(max > 0 && max < Infinity), `${field}.max`, `The maximum of ${measure} must be above 0.`],
        [
          min !== null && max !== null && min > max,
          `${field}.min`,
          `The minimum of ${measure} (${min}) is above its maximum (${max}): lower one or raise the other.`,
        ],
        [
          quotas.some(([, quota]) => !(quota > 0 && quota < Infinity)),
          `${field}.target.quotas`,
          `Every quota of ${measure} must be above 0.`,
        ],
      ];
    }),
    ...numberRules(demands.territories),
    [
      (demands.territories.kind === "capacity" || demands.territories.kind === "target-size") &&
        !keys.includes(demands.territories.measure),
      "territories.measure",
      "The number of territories follows from a measure that is not among the measures: add it, with weight 0 if it is not to be balanced.",
    ],
    [capacities.some((value) => !(value > 0 && value < Infinity)), "capacities", "Every capacity must be above 0."],
    [!(compactness >= 0 && compactness <= 100), "compactness", "The compactness must be from 0 to 100."],
    [!(travel >= 0 && travel <= 100), "travel", "The weight of short ways must be from 0 to 100."],
    [!(effort > 0 && effort <= 100), "effort", "The effort must be above 0, and 100 at most."],
    ...searchRules(demands.search),
    [!Number.isSafeInteger(seed) || seed < 0, "seed", "The seed must be a whole number of 0 or more."],
    [maxRadiusKm !== null && !(maxRadiusKm > 0), "maxRadiusKm", "The largest radius must be above 0 km."],
    [
      disruption.budgets.some(({ maxShare }) => !isFraction(maxShare)),
      "disruption.budgets",
      "What may change hands must be from 0 to 100 %.",
    ],
    [new Set(budgeted).size < budgeted.length, "disruption.budgets", "A measure has two budgets: give it one."],
    [
      disruption.price !== null && !(disruption.price.level >= 0 && disruption.price.level <= 100),
      "disruption.price.level",
      "The price of moving must be from 0 to 100.",
    ],
    ...scopeRules(demands),
    [
      scope.kind === "split" && locks.territories.includes(scope.territory),
      "locks.territories",
      "The territory to be split is locked: unlock it.",
    ],
    [
      scope.kind === "absorb" && scope.territories.some((id) => locks.territories.includes(id)),
      "locks.territories",
      "A territory that is to be absorbed is locked: unlock it.",
    ],
  ];
}

function numberRules(wish: NumberDemand): readonly Rule[] {
  const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= MOST_TERRITORIES;
  const whole = `It must be a whole number of territories from 1 to ${MOST_TERRITORIES}.`;
  switch (wish.kind) {
    case "present":
      return [];
    case "number":
      return [[!isCount(wish.count), "territories.count", whole]];
    case "range":
      return [
        [!isCount(wish.min), "territories.min", whole],
        [!isCount(wish.max), "territories.max", whole],
        [
          wish.min > wish.max,
          "territories.min",
          `From ${wish.min} to ${wish.max} territories is no range: turn it round.`,
        ],
      ];
    case "target-size":
      return [
        [!(wish.size > 0 && wish.size < Infinity), "territories.size", "The size of a territory must be above 0."],
      ];
    case "capacity":
      return [
        [!(wish.perRep > 0 && wish.perRep < Infinity), "territories.perRep", "What a rep can carry must be above 0."],
      ];
  }
}

function searchRules(search: SearchDemand): readonly Rule[] {
  switch (search.kind) {
    case "once":
      return [];
    case "seconds":
      return [
        [
          !(search.seconds > 0 && search.seconds <= MOST_SECONDS),
          "search.seconds",
          "The seconds of the search must be above 0, and a day at most.",
        ],
      ];
    case "until-no-better":
      return [
        [
          !(Number.isInteger(search.attempts) && search.attempts >= 1 && search.attempts <= MOST_PATIENCE),
          "search.attempts",
          `The attempts that may gain nothing must be from 1 to ${MOST_PATIENCE}.`,
        ],
      ];
  }
}

function scopeRules({ scope, territories, centres, disruption }: Demands): readonly Rule[] {
  const isFresh = scope.kind === "new";
  return [
    [
      isFresh && territories.kind === "present",
      "territories",
      "Territories that are drawn anew need a number: say how many, or from what size.",
    ],
    [
      !isFresh && scope.kind !== "rebalance" && territories.kind !== "present",
      "territories",
      `The number of territories follows from “${scope.kind}”: leave it out.`,
    ],
    [
      isFresh && centres.kind === "existing",
      "centres",
      "Territories that are drawn anew cannot keep the present centres: name units, or rebalance.",
    ],
    [
      isFresh && (disruption.budgets.length > 0 || disruption.price !== null),
      "disruption",
      "Territories that are drawn anew have no hands to keep: rebalance the present ones instead.",
    ],
    [
      scope.kind === "split" && !(Number.isInteger(scope.into) && scope.into >= 2 && scope.into <= MOST_TERRITORIES),
      "scope.into",
      "A territory is split into two or more.",
    ],
    [
      scope.kind === "absorb" && scope.territories.length === 0,
      "scope.territories",
      "Name the territory that is to be absorbed.",
    ],
    [
      scope.kind === "within" && scope.territories.length === 0 && scope.parents.length === 0,
      "scope",
      "Name the territories or the areas within which units may change hands.",
    ],
  ];
}
