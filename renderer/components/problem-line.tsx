import classes from "./problem-line.module.css";

/** What went wrong, read out at once; nothing while all is well. */
export function ProblemLine({ problem }: { readonly problem: string | null }) {
  if (problem === null) return null;
  return (
    <p className={classes.problem} role="alert">
      {problem}
    </p>
  );
}
