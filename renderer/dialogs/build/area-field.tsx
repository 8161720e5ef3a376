import { MultiSelect } from "@mantine/core";
import { useMemo } from "react";
import { useStore } from "zustand";
import { appStore } from "../../stores/app-store.ts";
import { planStore } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";
import type { Area } from "./wishes.ts";

/** Of thousands of areas only so many are listed at once; typing finds the others. */
const MOST_LISTED = 60;

type Props = { readonly areas: readonly Area[]; readonly onChange: (areas: readonly Area[]) => void };

/** States, counties … inside which units may change hands. Absent where the layer's units belong to none. */
export function AreaField({ areas, onChange }: Props) {
  const layer = useStore(planStore, (state) => state.layer);
  const layers = useStore(appStore, (state) => state.info?.layers);
  const groups = useMemo(
    () =>
      [...(layer?.parents ?? [])]
        .sort((a, b) => a.ids.length - b.ids.length)
        .map((parent) => ({
          group: layers?.find(({ id }) => id === parent.layer)?.title ?? parent.layer,
          items: parent.ids.map((id, i) => ({
            value: keyOf({ layer: parent.layer, id }),
            label: parent.names[i] ?? id,
          })),
        })),
    [layer, layers],
  );
  if (groups.length === 0) return null;
  return (
    <MultiSelect
      label={en.build.areas}
      placeholder={areas.length > 0 ? undefined : en.build.areasNone}
      data={groups}
      searchable
      limit={MOST_LISTED}
      hidePickedOptions
      value={areas.map(keyOf)}
      onChange={(keys) => onChange(keys.map(areaOf))}
      data-testid="build-areas"
    />
  );
}

const keyOf = ({ layer, id }: Area): string => `${layer}/${id}`;
const areaOf = (key: string): Area => {
  const at = key.indexOf("/");
  return { layer: key.slice(0, at), id: key.slice(at + 1) };
};
