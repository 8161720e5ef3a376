import { NumberInput, type NumberInputProps } from "@mantine/core";
import { useState } from "react";

type Props = Omit<NumberInputProps, "value" | "min" | "max" | "onChange" | "clampBehavior"> & {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Gets numbers between least and most only. */
  readonly onChange: (value: number) => void;
};

/**
 * A number that there must always be. While it is typed the field may be empty or hold what is out of range, so that
 * "12" can follow where "30" was wiped out; the nearest number that can be is what counts, and what is shown afterwards.
 */
export function NumberField({ value, min, max, onChange, ...rest }: Props) {
  const [draft, setDraft] = useState<string | number | null>(null);
  return (
    <NumberInput
      {...rest}
      min={min}
      max={max}
      clampBehavior="none"
      value={draft ?? value}
      onChange={(typed) => {
        const number = typed === "" ? Number.NaN : Number(typed);
        const possible = Math.min(max, Math.max(min, number));
        setDraft(possible === number ? null : typed);
        if (!Number.isNaN(possible)) onChange(possible);
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
