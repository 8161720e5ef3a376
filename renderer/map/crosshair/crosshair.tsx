import classes from "./crosshair.module.css";
import type { Place } from "./steering.ts";

/** The pointer of somebody who has none. */
export function Crosshair({ place: { x, y } }: { readonly place: Place }) {
  return (
    <svg
      className={classes.crosshair}
      style={{ transform: `translate(${x - 12}px, ${y - 12}px)` }}
      width={24}
      height={24}
      aria-hidden="true"
      data-testid="crosshair"
    >
      <path d="M12 1v8M12 15v8M1 12h8M15 12h8" />
    </svg>
  );
}
