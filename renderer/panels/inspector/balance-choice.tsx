import { Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { setBalance } from "../../commands/set-balance.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { mainMeasure, type PlanSnapshot } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";
import classes from "./inspector.module.css";

/** What the plan balances on, and the way to another measure. */
export function BalanceChoice({ snapshot }: { readonly snapshot: PlanSnapshot }) {
  const numbers = useNumbers();
  const { measures, balance, tolerance } = snapshot;
  const main = mainMeasure(snapshot);
  const others = measures.filter(({ key }) => key !== main.key && (balance[key] ?? 0) > 0).length;
  return (
    <div className={classes.balance}>
      <span>{en.score.balancedOn}</span>
      <Menu position="bottom-start">
        <Menu.Target>
          <UnstyledButton
            className={classes.balanceButton}
            aria-label={en.score.balanceMenu(main.label)}
            data-testid="balance-on"
          >
            <span>{others === 0 ? main.label : en.score.severalMeasures(main.label, others)}</span>
            <IconChevronDown size={13} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {measures.map(({ key, label }) => (
            <Menu.Item
              key={key}
              leftSection={<IconCheck size={14} style={{ visibility: key === main.key ? "visible" : "hidden" }} />}
              onClick={() => void setBalance({ [key]: 1 }, tolerance)}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className="num">{en.score.within(numbers.percent(tolerance, 0))}</span>
    </div>
  );
}
