import { Textarea, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useStore } from "zustand";
import type { Group } from "../../../core/domain/group.ts";
import type { GroupScores } from "../../../core/score/roll-up.ts";
import { changeGroup, focusGroup } from "../../commands/groups.ts";
import { focusTerritory } from "../../commands/select-units.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { Swatch } from "../../components/swatch.tsx";
import { TargetBar } from "../../components/target-bar.tsx";
import { useNumbers } from "../../format/use-numbers.ts";
import { groupScores } from "../../scores/group-scores.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import { GroupMenu } from "../territories/group-menu.tsx";
import { ColorButton } from "./color-button.tsx";
import classes from "./inspector.module.css";
import parts from "./territory-parts.module.css";

/** One group: its fields to edit, what it holds, and its figures against the sum of its targets. */
export function GroupSection({ group }: { readonly group: Group }) {
  const scores = useStore(scenarioStore, (state) => groupScores(state).get(group.index));
  return (
    <section className={classes.section} aria-labelledby="group-title" data-testid="group">
      <div className={classes.head}>
        <ColorButton color={group.color} onChoose={(color) => void changeGroup(group.index, { color })} />
        <h2 id="group-title" title={group.name}>
          {group.name}
        </h2>
        <GroupMenu group={group} className="" />
        <IconButton name={en.close} size={24} onClick={() => focusGroup(null)}>
          <IconX size={15} />
        </IconButton>
      </div>
      <GroupFields group={group} />
      <Members group={group} />
      {scores !== undefined && scores.territories > 0 && <Figures scores={scores} />}
      {scores?.territories === 0 && <p className={classes.sub}>{en.tree.groupIntro}</p>}
    </section>
  );
}

function GroupFields({ group: { index, name, owner, note } }: { readonly group: Group }) {
  return (
    <div className={classes.fields} key={`${name}|${owner}|${note}`}>
      <TextInput
        label={en.territory.name}
        defaultValue={name}
        maxLength={200}
        onBlur={(event) => void changeGroup(index, { name: event.currentTarget.value.trim() || name })}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        data-testid="group-name"
      />
      <TextInput
        label={en.territory.owner}
        placeholder={en.territory.noOwner}
        defaultValue={owner ?? ""}
        maxLength={200}
        onBlur={(event) => void changeGroup(index, { owner: event.currentTarget.value.trim() || null })}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        data-testid="group-owner"
      />
      <Textarea
        className={classes.wide ?? ""}
        label={en.territory.note}
        defaultValue={note}
        maxLength={10_000}
        rows={1}
        autosize
        maxRows={5}
        onBlur={(event) => void changeGroup(index, { note: event.currentTarget.value })}
      />
    </div>
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
  const snapshot = useStore(planStore, (state) => state.snapshot);
  if (snapshot === null) return null;
  return (
    <>
      <h3 className={classes.sectionTitle}>{en.territory.totals}</h3>
      <div className={classes.bars} data-testid="group-totals">
        {snapshot.measures.map((measure) => {
          const value = scores.measures[measure.key] ?? 0;
          const target = scores.target[measure.key] ?? 0;
          const index = scores.index[measure.key] ?? null;
          const worst = scores.worst[measure.key] ?? null;
          const words = en.territory.ofTarget(numbers.figure(value, measure), numbers.full(target, measure));
          return (
            <div key={measure.key} className={classes.bar} title={words}>
              <div className={classes.barWords}>
                <span>{measure.label}</span>
                <span>{numbers.short(value, measure)}</span>
              </div>
              <TargetBar value={value} target={target} tolerance={snapshot.tolerance} label={words} />
              <div className={classes.barNote}>
                <span>{index === null ? "–" : `${numbers.decimal(index, 1)} ${en.territory.indexWord}`}</span>
                {worst !== null && (
                  <span title={en.tree.worst}>
                    {en.tree.worst} {numbers.percent(worst)}
                  </span>
                )}
              </div>
            </div>
          );
        })}
      </div>
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
