import { Select } from "@mantine/core";
import { useStore } from "zustand";
import { takeHomes } from "../../commands/take-homes.ts";
import { planStore } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";
import { asksForNumber, keepsPresent, type Wishes } from "./wishes.ts";

/** Stands for choosing a file again. */
const OTHER_FILE = "other-file";

type Props = { readonly wishes: Wishes; readonly onChange: (part: Partial<Wishes>) => void };

/** What the centres of territories are: free, where they are, units that were selected, or the homes of reps. */
export function CentreField({ wishes, onChange }: Props) {
  const meta = useStore(planStore, (state) => state.layer?.meta);
  const { homes, chosen } = wishes;
  const count = chosen.length;
  const units = `${count.toLocaleString("en-US")} ${count === 1 ? meta?.unitNoun : meta?.unitNounPlural}`;
  const { places } = en.build;

  const choose = async (value: string): Promise<void> => {
    if (value !== OTHER_FILE && (value !== "homes" || homes !== null)) {
      onChange({ centres: value as Wishes["centres"] });
      return;
    }
    const taken = await takeHomes();
    if (taken === null) return;
    const counts = asksForNumber(wishes.task) && wishes.numberKind === "number";
    onChange({ homes: taken, centres: "homes", ...(counts && { count: taken.homes.length }) });
  };

  return (
    <Select
      label={places.centres}
      description={descriptionOf(wishes)}
      inputWrapperOrder={["label", "input", "description"]}
      data={[
        { value: "free", label: places.free },
        { value: "existing", label: places.existing, disabled: !keepsPresent(wishes.task) },
        { value: "chosen", label: places.chosen(units), disabled: count === 0 },
        {
          value: "homes",
          label:
            homes === null ? places.homes : places.homesIn(homes.fileName, homes.homes.length.toLocaleString("en-US")),
        },
        ...(homes === null ? [] : [{ value: OTHER_FILE, label: places.otherFile }]),
      ]}
      value={wishes.centres}
      allowDeselect={false}
      onChange={(value) => void choose(value ?? "free")}
      data-testid="build-centres"
    />
  );
}

function descriptionOf({ centres, chosen }: Wishes): string {
  if (chosen.length === 0 && centres === "free") return en.build.places.selectFirst;
  return en.build.places.homesHint;
}
