import { Popover, UnstyledButton } from "@mantine/core";
import { TERRITORY_COLORS } from "../../../core/domain/palette.ts";
import { Swatch } from "../../components/swatch.tsx";
import { en } from "../../text/en.ts";
import classes from "./inspector.module.css";

type Props = { readonly color: string; readonly onChoose: (color: string) => void };

/** A colour that opens the palette: colours that readers with colour blindness can tell apart, too. */
export function ColorButton({ color, onChoose }: Props) {
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton aria-label={`${en.territory.color}: ${color}`} p={4} data-testid="color-button">
          <Swatch color={color} size={16} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.colors}>
          {TERRITORY_COLORS.map((each) => (
            <button
              key={each}
              type="button"
              className={classes.color}
              style={{ background: each }}
              aria-label={each}
              aria-pressed={each === color}
              onClick={() => onChoose(each)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
