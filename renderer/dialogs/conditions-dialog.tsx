import { Button, Modal, Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { UnitCondition } from "../../core/score/match-units.ts";
import { matchingUnits } from "../commands/matching-units.ts";
import { selectByConditions } from "../commands/select-by-conditions.ts";
import { closeDialog } from "../commands/show-dialog.ts";
import { useNumbers } from "../format/use-numbers.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { conditionOf, type Draft, firstDraft } from "./condition-draft.ts";
import { ConditionRow } from "./condition-row.tsx";
import classes from "./conditions.module.css";

/** A small builder: units that meet all of some conditions, or any, counted while they are written. */
export function ConditionsDialog() {
  const isOpen = useStore(viewStore, (state) => state.dialog?.kind === "conditions");
  return (
    <Modal opened={isOpen} onClose={closeDialog} title={en.condition.title} size={620}>
      {isOpen && <Builder />}
    </Modal>
  );
}

type Join = "all" | "any";

function Builder() {
  const numbers = useNumbers();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => [firstDraft()]);
  const [join, setJoin] = useState<Join>("all");
  const conditions = useMemo(() => drafts.map(conditionOf), [drafts]);
  const complete = conditions.every((condition): condition is UnitCondition => condition !== null) ? conditions : null;
  const units = useMemo(() => (complete === null ? null : matchingUnits(complete, join)), [complete, join]);
  const change = (at: number, draft: Draft) => setDrafts(drafts.with(at, draft));
  const apply = (mode: "replace" | "add" | "keep") => {
    if (units === null) return;
    selectByConditions(units, mode);
    closeDialog();
  };
  return (
    <form
      className={classes.builder}
      data-testid="conditions"
      onSubmit={(event) => {
        event.preventDefault();
        apply("replace");
      }}
    >
      <div className={classes.join}>
        <span>{en.condition.join}</span>
        <Select
          aria-label={en.condition.join}
          w={132}
          data={[
            { value: "all", label: en.condition.all },
            { value: "any", label: en.condition.any },
          ]}
          value={join}
          allowDeselect={false}
          onChange={(value) => setJoin(value as Join)}
        />
      </div>
      {drafts.map((draft, at) => (
        <ConditionRow
          key={draft.id}
          draft={draft}
          onChange={(next) => change(at, next)}
          onRemove={drafts.length > 1 ? () => setDrafts(drafts.toSpliced(at, 1)) : null}
        />
      ))}
      <Button
        variant="subtle"
        className={classes.add ?? ""}
        leftSection={<IconPlus size={14} />}
        onClick={() => setDrafts([...drafts, firstDraft()])}
        data-testid="condition-add"
      >
        {en.condition.add}
      </Button>
      <div className={classes.foot}>
        <span role="status" className="num" data-testid="condition-count">
          {units === null
            ? en.condition.incomplete
            : en.condition.count(`${numbers.whole(units.length)} ${numbers.unitNoun(units.length)}`)}
        </span>
        <Button variant="default" disabled={units === null} onClick={() => apply("keep")}>
          {en.condition.keep}
        </Button>
        <Button variant="default" disabled={units === null} onClick={() => apply("add")}>
          {en.condition.add_}
        </Button>
        <Button type="submit" disabled={units === null} data-testid="condition-select">
          {en.condition.replace}
        </Button>
      </div>
    </form>
  );
}
