import { NumberInput, type NumberInputProps } from "@mantine/core";
import { useState } from "react";

type Common = Omit<NumberInputProps, "value" | "min" | "max" | "onChange" | "clampBehavior">;

type OpenProps = Common & {
  /** Null where it is left open: the placeholder stands there. */
  readonly value: number | null;
  readonly min: number;
  readonly max?: number;
  /** Gets numbers between least and most only, or null. */
  readonly onChange: (value: number | null) => void;
};

/**
 * A number that may be left open. While it is typed the field may hold what is out of range, so that "0.5" can be typed
 * where 0 cannot be; the nearest number that can be is what counts, and what is shown afterwards.
 */
export function OpenNumberField({ value, min, max = Infinity, onChange, ...rest }: OpenProps) {
  const [draft, setDraft] = useState<string | number | null>(null);
  return (
    <NumberInput
      {...rest}
      min={min}
      max={max}
      clampBehavior="none"
      value={draft ?? value ?? ""}
      onChange={(typed) => {
        const number = typed === "" ? Number.NaN : Number(typed);
        const possible = Math.min(max, Math.max(min, number));
        setDraft(possible === number ? null : typed);
        if (typed === "") onChange(null);
        else if (!Number.isNaN(possible)) onChange(possible);
      }}
      onBlur={() => setDraft(null)}
    />
  );
}

type Props = Common & {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
};

/** A number that there must always be: an empty field stands for the one before, which "12" can follow where "30" was. */
export function NumberField({ onChange, ...rest }: Props) {
  return <OpenNumberField {...rest} onChange={(value) => value !== null && onChange(value)} />;
}
