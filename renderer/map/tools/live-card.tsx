import { useStore } from "zustand";
import type { Measure } from "../../../core/domain/measure.ts";
import type { TerritoryScores } from "../../../core/domain/scorecard.ts";
import { deviation } from "../../../core/score/deviation.ts";
import { signed } from "../../../core/score/signed.ts";
import type { TerritoryEffect, TrialEffect } from "../../../core/score/trial.ts";
import { Swatch } from "../../components/swatch.tsx";
import { worstFirst } from "../../edits/worst-first.ts";
import { type Numbers, useNumbers } from "../../format/use-numbers.ts";
import { type Found, gestureStore } from "../../stores/gesture-store.ts";
import { mainMeasure, type PlanSnapshot, planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import classes from "./tools.module.css";

/** Lines for measures; territories beyond are shown with the one that the plan is balanced on. */
const LINES = 14;
const AT_MOST = 7;

/** What the gesture under way would do to everybody it touches, before it is done. Keeps away from the pointer. */
export function LiveCard() {
  const preview = useStore(gestureStore, (state) => state.preview);
  const side = useStore(gestureStore, (state) => state.pointerSide);
  const snapshot = useStore(planStore, (state) => state.snapshot);
  if (preview === null || snapshot === null) return null;
  return (
    <section
      className={classes.card}
      data-side={side === "left" ? "right" : "left"}
      aria-label={en.tools.live}
      data-testid="live-card"
    >
      {preview.kind === "move" && preview.effect !== null && (
        <Effect effect={preview.effect} count={preview.moves.size} snapshot={snapshot} />
      )}
      {preview.kind === "pick" && <Caught found={preview.found} measures={snapshot.measures} />}
      {(preview.kind === "select" || preview.kind === "remove") && <Gathered units={preview.units} />}
    </section>
  );
}

type EffectProps = { readonly effect: TrialEffect; readonly count: number; readonly snapshot: PlanSnapshot };

function Effect({ effect, count, snapshot }: EffectProps) {
  const numbers = useNumbers();
  const main = mainMeasure(snapshot);
  const shown = worstFirst(effect.touched, main.key);
  const rest = shown.length - AT_MOST;
  const inFull = Math.max(1, Math.floor(LINES / snapshot.measures.length));
  return (
    <>
      <header className={classes.cardHead}>
        <strong className="num">
          {numbers.whole(count)} {numbers.unitNoun(count)}
        </strong>
        <span className="num" title={en.score.deviationWhy}>
          {en.tools.largestDeviation} {numbers.percent(effect.before.overall.maxDeviation[main.key] ?? 0)} →{" "}
          <b>{numbers.percent(effect.after.overall.maxDeviation[main.key] ?? 0)}</b>
        </span>
      </header>
      {shown.slice(0, AT_MOST).map((touched, i) => (
        <TerritoryChange
          key={touched.territory}
          touched={touched}
          measures={i < inFull ? snapshot.measures : [main]}
          isWorst={i === 0}
          tolerance={snapshot.tolerance}
          numbers={numbers}
        />
      ))}
      {rest > 0 && <p className={classes.more}>{en.tools.moreTerritories(rest)}</p>}
    </>
  );
}

type ChangeProps = {
  readonly touched: TerritoryEffect;
  readonly measures: readonly Measure[];
  readonly isWorst: boolean;
  readonly tolerance: number;
  readonly numbers: Numbers;
};

function TerritoryChange({ touched, measures, isWorst, tolerance, numbers }: ChangeProps) {
  const { before, after } = touched;
  const color = useStore(scenarioStore, (state) => state.territories.get(touched.territory)?.color ?? null);
  return (
    <div className={classes.touched} data-worst={isWorst}>
      <div className={classes.touchedName}>
        <Swatch color={color} size={10} />
        <span>{after.name}</span>
        {isWorst && <em>{en.tools.worst}</em>}
        {after.pieces > 1 && <em data-pieces={after.pieces > before.pieces}>{en.tools.pieces(after.pieces)}</em>}
      </div>
      <dl>
        {measures.map((measure) => {
          const off = deviationOf(after, measure);
          return (
            <div key={measure.key} className={classes.figures}>
              <dt>{measure.label}</dt>
              <dd className="num">
                <span>{numbers.short(before.measures[measure.key] ?? 0, measure)}</span>
                <span aria-hidden="true"> → </span>
                <b>{numbers.short(after.measures[measure.key] ?? 0, measure)}</b>
              </dd>
              <dd className="num" data-off={Math.abs(off) > tolerance + 1e-9}>
                {signed(off, numbers.percent)}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

const deviationOf = ({ measures, target }: TerritoryScores, { key }: Measure): number =>
  deviation(measures[key] ?? 0, target[key] ?? 0);

/** The accounts inside the shape that picks them. */
function Caught({ found, measures }: { readonly found: Found | null; readonly measures: readonly Measure[] }) {
  const numbers = useNumbers();
  const [, ...imported] = measures;
  return (
    <Sums
      title={found === null ? en.tools.counting : en.named.inShape(found.total)}
      sums={imported.map((measure, m) => ({ measure, sum: found?.sums[m] ?? 0 }))}
      numbers={numbers}
    />
  );
}

/** What a selecting tool has under it. */
function Gathered({ units }: { readonly units: ReadonlySet<number> }) {
  const numbers = useNumbers();
  const columns = useStore(planStore, (state) => state.columns);
  const sums = (columns?.measures ?? []).map(({ measure, perUnit }) => {
    let sum = 0;
    for (const unit of units) sum += perUnit[unit] as number;
    return { measure, sum };
  });
  return <Sums title={`${numbers.whole(units.size)} ${numbers.unitNoun(units.size)}`} sums={sums} numbers={numbers} />;
}

type SumsProps = {
  readonly title: string;
  readonly sums: readonly { readonly measure: Measure; readonly sum: number }[];
  readonly numbers: Numbers;
};

function Sums({ title, sums, numbers }: SumsProps) {
  return (
    <>
      <header className={classes.cardHead}>
        <strong className="num">{title}</strong>
      </header>
      <dl className={classes.sums}>
        {sums.map(({ measure, sum }) => (
          <div key={measure.key} className={classes.figures}>
            <dt>{measure.label}</dt>
            <dd className="num">
              <b>{numbers.short(sum, measure)}</b>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
