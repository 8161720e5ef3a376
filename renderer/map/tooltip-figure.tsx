/** One figure of the map's tooltip. */
export function TooltipFigure({ label, figure }: { readonly label: string; readonly figure: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{figure}</dd>
    </>
  );
}
