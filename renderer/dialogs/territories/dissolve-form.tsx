import { Group, SegmentedControl, Table, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMemo, useState } from "react";
import { type Territory, UNASSIGNED } from "../../../core/domain/territory.ts";
import { signed } from "../../../core/score/signed.ts";
import {
  type Dissolution,
  type DissolveWay,
  dissolveTerritory,
  planDissolution,
} from "../../commands/dissolve-territory.ts";
import { DialogForm } from "../../components/dialog-form.tsx";
import { Swatch } from "../../components/swatch.tsx";
import { useNumbers } from "../../format/use-numbers.ts";
import { scoreAfter } from "../../scores/score-after.ts";
import { mainMeasure, planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";

const ID = "dissolve-territory";

/** Shows who would take the units of a territory, and what that makes of them, before anything is changed. */
export function askToDissolve(territory: Territory): void {
  modals.open({
    modalId: ID,
    title: en.whole.dissolveTitle(territory.name),
    size: "lg",
    children: <DissolveForm territory={territory} onDone={() => modals.close(ID)} />,
  });
}

function DissolveForm({ territory, onDone }: { readonly territory: Territory; readonly onDone: () => void }) {
  const numbers = useNumbers();
  const [way, setWay] = useState<DissolveWay>("nearest");
  const plan = useMemo(() => planDissolution(territory.index, way), [territory, way]);
  const gains = useMemo(() => (plan === null ? [] : gainRows(plan)), [plan]);
  if (plan === null) return null;
  const left = gains.find(({ taker }) => taker === UNASSIGNED)?.units ?? 0;
  const takers = gains.filter(({ taker }) => taker !== UNASSIGNED);
  const { snapshot } = planStore.getState();
  const measure = snapshot === null ? null : mainMeasure(snapshot);
  return (
    <DialogForm
      testId="dissolve-form"
      action={en.whole.dissolveAction}
      isActionFirst
      onCancel={onDone}
      onSubmit={() => {
        onDone();
        void dissolveTerritory(plan);
      }}
    >
      <Group justify="space-between" wrap="nowrap">
        <span id="dissolve-way">{en.whole.dissolveHow}</span>
        <SegmentedControl
          aria-labelledby="dissolve-way"
          size="xs"
          value={way}
          onChange={(next) => setWay(next === "evenly" ? "evenly" : "nearest")}
          data={[
            { value: "nearest", label: en.whole.dissolveNearest },
            { value: "evenly", label: en.whole.dissolveEvenly },
          ]}
        />
      </Group>
      {takers.length === 0 ? (
        <Text>{en.whole.dissolveNobody}</Text>
      ) : (
        <Table verticalSpacing={4} data-testid="dissolve-preview">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{en.column.territory}</Table.Th>
              <Table.Th ta="right">{en.column.units}</Table.Th>
              <Table.Th ta="right">{`${en.whole.dissolveGains}: ${measure?.label ?? ""}`}</Table.Th>
              <Table.Th ta="right">{en.whole.dissolveIndex}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="num">
            {takers.map((row) => (
              <Table.Tr key={row.taker}>
                <Table.Td>
                  <Group gap={8} wrap="nowrap">
                    <Swatch color={row.color} />
                    {row.name}
                  </Group>
                </Table.Td>
                <Table.Td ta="right">+{numbers.whole(row.units)}</Table.Td>
                <Table.Td ta="right">
                  {measure === null ? "" : signed(row.gain, (size) => numbers.short(size, measure))}
                </Table.Td>
                <Table.Td ta="right">
                  {numbers.decimal(row.indexBefore, 0)} → {numbers.decimal(row.indexAfter, 0)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {left > 0 && takers.length > 0 && (
        <Text size="xs" c="dimmed">
          {en.whole.dissolveLeft(`${numbers.whole(left)} ${numbers.unitNoun(left)}`)}
        </Text>
      )}
      {plan.named > 0 && (
        <Text size="xs" c="dimmed">
          {en.whole.dissolveNamed(plan.named)}
        </Text>
      )}
    </DialogForm>
  );
}

type GainRow = {
  readonly taker: number;
  readonly name: string;
  readonly color: string | null;
  readonly units: number;
  readonly gain: number;
  readonly indexBefore: number | null;
  readonly indexAfter: number | null;
};

/** What each taker gains in the plan's main measure, and its index before and after: scored, not estimated. */
function gainRows({ edit, gains }: Dissolution): GainRow[] {
  const { snapshot } = planStore.getState();
  const { territories, scorecard } = scenarioStore.getState();
  if (snapshot === null) return [];
  const { key } = mainMeasure(snapshot);
  const before = new Map(scorecard?.territories.map((scores) => [scores.id, scores]));
  const after = new Map(scoreAfter(edit)?.territories.map((scores) => [scores.id, scores]));
  return [...gains].map(([taker, units]) => {
    const territory = territories.get(taker);
    const then = before.get(territory?.id ?? "");
    const next = after.get(territory?.id ?? "");
    return {
      taker,
      name: territory?.name ?? "",
      color: territory?.color ?? null,
      units,
      gain: (next?.measures[key] ?? 0) - (then?.measures[key] ?? 0),
      indexBefore: then?.index[key] ?? null,
      indexAfter: next?.index[key] ?? null,
    };
  });
}
