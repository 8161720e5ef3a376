import type { OverallScores } from "../../core/domain/scorecard.ts";
import type { Comparison } from "../commands/compare-scenarios.ts";
import { ChangeMark } from "../components/change-mark.tsx";
import { directionOf } from "../format/numbers.ts";
import { useNumbers } from "../format/use-numbers.ts";
import { scoreRows } from "../panels/inspector/score-rows.ts";
import { mainMeasure, type PlanSnapshot } from "../stores/plan-store.ts";
import { en } from "../text/en.ts";
import classes from "./dialogs.module.css";

type Props = { readonly comparison: Comparison; readonly snapshot: PlanSnapshot };

type Line = {
  readonly title: string;
  readonly value: (overall: OverallScores, territories: number) => number | null;
  readonly figure: (overall: OverallScores, territories: number) => string;
  readonly change: ((magnitude: number) => string) | null;
  readonly epsilon: number;
  readonly better: "up" | "down" | null;
};

/** The scores of both scenarios with the change between them, and what the change costs. */
export function ComparedScores({ comparison, snapshot }: Props) {
  const numbers = useNumbers();
  const { from, to, moved } = comparison;
  const main = mainMeasure(snapshot);
  const count: Line = {
    title: en.compare.territories,
    value: (_, territories) => territories,
    figure: (_, territories) => numbers.whole(territories),
    change: numbers.whole,
    epsilon: 0.5,
    better: null,
  };
  const others = snapshot.measures
    .filter(({ key }) => key !== main.key)
    .map(
      ({ key, label }): Line => ({
        title: en.compare.perMeasureDeviation(label),
        value: ({ maxDeviation }) => maxDeviation[key] ?? null,
        figure: ({ maxDeviation }) => numbers.percent(maxDeviation[key] ?? 0),
        change: (magnitude) => numbers.percent(magnitude),
        epsilon: 0.0005,
        better: "down",
      }),
    );
  const rows = scoreRows(main, numbers).filter(({ score }) => score !== "disruption");
  const lines: readonly Line[] = [count, ...rows.slice(0, 2), ...others, ...rows.slice(2)];
  const [before, after] = [from.scorecard, to.scorecard];
  return (
    <section>
      <h3>{en.compare.scores}</h3>
      <table className={classes.scoreTable}>
        <thead>
          <tr>
            <th scope="col">{main.label}</th>
            <th scope="col" title={from.scenario.name}>
              {from.scenario.name}
            </th>
            <th scope="col" title={to.scenario.name}>
              {to.scenario.name}
            </th>
            <th scope="col">{en.compare.change}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const then = line.value(before.overall, before.territories.length);
            const now = line.value(after.overall, after.territories.length);
            return (
              <tr key={line.title}>
                <th scope="row">{line.title}</th>
                <td>{line.figure(before.overall, before.territories.length)}</td>
                <td>{line.figure(after.overall, after.territories.length)}</td>
                <td>
                  {then !== null &&
                    now !== null &&
                    line.change !== null &&
                    directionOf(now - then, line.epsilon) !== "same" && (
                      <ChangeMark change={now - then} epsilon={line.epsilon} write={line.change} better={line.better} />
                    )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <h3 style={{ marginTop: 20 }}>{en.compare.moved}</h3>
      <table className={classes.scoreTable} data-testid="moved">
        <tbody>
          {snapshot.measures.map((measure) => {
            const value = measure.key === "accounts" ? moved.accounts : (moved.measures[measure.key] ?? 0);
            return (
              <tr key={measure.key}>
                <th scope="row">{measure.label}</th>
                <td title={numbers.full(value, measure)}>{numbers.short(value, measure)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
