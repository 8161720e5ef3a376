import { useStore } from "zustand";
import type { Group } from "../../../core/domain/group.ts";
import type { GroupScores } from "../../../core/score/roll-up.ts";
import { changeGroup, focusGroup } from "../../commands/groups.ts";
import { focusTerritory } from "../../commands/select-units.ts";
import { Swatch } from "../../components/swatch.tsx";
import { useNumbers } from "../../format/use-numbers.ts";
import { groupScores } from "../../scores/group-scores.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import { GroupMenu } from "../territories/group-menu.tsx";
import classes from "./inspector.module.css";
import { MeasureBars } from "./measure-bars.tsx";
import { PartHead } from "./part-head.tsx";
import parts from "./territory-parts.module.css";
import { TextFields } from "./text-fields.tsx";

/** One group: its fields to edit, what it holds, and its figures against the sum of its targets. */
export function GroupSection({ group }: { readonly group: Group }) {
  const { index, name, color, owner, note } = group;
  const scores = useStore(scenarioStore, (state) => groupScores(state).get(index));
  return (
    <section className={classes.section} aria-labelledby="group-title" data-testid="group">
      <PartHead
        titleId="group-title"
        name={name}
        color={color}
        onColor={(next) => void changeGroup(index, { color: next })}
        onClose={() => focusGroup(null)}
      >
        <GroupMenu group={group} />
      </PartHead>
      <TextFields
        key={`${name}|${owner}|${note}`}
        texts={group}
        onChange={(part) => void changeGroup(index, part)}
        testId="group"
      />
      <Members group={group} />
      {scores !== undefined && scores.territories > 0 && <Figures scores={scores} />}
      {scores?.territories === 0 && <p className={classes.sub}>{en.tree.groupIntro}</p>}
    </section>
  );
}

const MOST_MEMBERS = 12;

/** What lies directly in the group, each a click away. */
function Members({ group }: { readonly group: Group }) {
  const groups = useStore(scenarioStore, (state) => state.groups);
  const territories = useStore(scenarioStore, (state) => state.territories);
  const inner = [...groups.values()].filter(({ parent }) => parent === group.index);
  const own = [...territories.values()].filter((territory) => territory.group === group.index);
  const shown = [
    ...inner.map(({ index, name, color }) => ({ key: `g${index}`, name, color, open: () => focusGroup(index) })),
    ...own.map(({ index, name, color }) => ({ key: `t${index}`, name, color, open: () => focusTerritory(index) })),
  ];
  if (shown.length === 0) return null;
  return (
    <div className={classes.accounts}>
      <h3>{en.tree.members(inner.length, own.length)}</h3>
      <ul>
        {shown.slice(0, MOST_MEMBERS).map(({ key, name, color, open }) => (
          <li key={key}>
            <button type="button" className={parts.entry} onClick={open}>
              <Swatch color={color} />
              <span>{name}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length > MOST_MEMBERS && <span className={classes.sub}>{en.tree.more(shown.length - MOST_MEMBERS)}</span>}
    </div>
  );
}

function Figures({ scores }: { readonly scores: GroupScores }) {
  const numbers = useNumbers();
  return (
    <>
      <MeasureBars
        scores={scores}
        testId="group-totals"
        note={({ key }) => {
          const worst = scores.worst[key] ?? null;
          if (worst === null) return null;
          return (
            <span title={en.tree.worst}>
              {en.tree.worst} {numbers.percent(worst)}
            </span>
          );
        }}
      />
      <dl className={classes.facts}>
        <dt>{en.dock.territories}</dt>
        <dd>{numbers.whole(scores.territories)}</dd>
        <dt>{en.territory.units}</dt>
        <dd>{numbers.whole(scores.units)}</dd>
        <dt>{en.territory.area}</dt>
        <dd>{numbers.area(scores.areaKm2)}</dd>
      </dl>
    </>
  );
}
