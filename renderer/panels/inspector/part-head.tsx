import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { en } from "../../text/en.ts";
import { ColorButton } from "./color-button.tsx";
import classes from "./inspector.module.css";

type Props = {
  readonly titleId: string;
  readonly name: string;
  readonly color: string;
  readonly onColor: (color: string) => void;
  readonly onClose: () => void;
  /** What else can be done with it. */
  readonly children: ReactNode;
};

/** The colour and name of a territory or a group, and what can be done with it. */
export function PartHead({ titleId, name, color, onColor, onClose, children }: Props) {
  return (
    <div className={classes.head}>
      <ColorButton color={color} onChoose={onColor} />
      <h2 id={titleId} title={name}>
        {name}
      </h2>
      {children}
      <IconButton name={en.close} size={24} onClick={onClose}>
        <IconX size={15} />
      </IconButton>
    </div>
  );
}
