import classes from "./swatch.module.css";

/** A territory's colour; an outline alone for what nobody has. */
export function Swatch({ color, size = 12 }: { readonly color: string | null; readonly size?: number }) {
  return (
    <span
      aria-hidden="true"
      className={classes.swatch}
      data-empty={color === null}
      style={{ width: size, height: size, ...(color !== null && { background: color }) }}
    />
  );
}
