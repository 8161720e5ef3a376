import type { Inspection } from "../../../core/domain/intake.ts";
import { en } from "../../text/en.ts";
import classes from "./new-plan.module.css";

/** The first rows as they stand in the file. */
export function FilePreview({ inspection }: { readonly inspection: Inspection }) {
  return (
    <details className={classes.preview}>
      <summary>{en.newPlan.preview}</summary>
      {/* Reached by keyboard so that it can be scrolled without a mouse. */}
      <section className={classes.previewScroll} aria-label={en.newPlan.preview} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {inspection.columns.map(({ heading }) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inspection.previewRows.map((row, i) => (
              <tr key={`${i}-${row[0] ?? ""}`}>
                {inspection.columns.map(({ heading }, column) => (
                  <td key={heading}>{row[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
