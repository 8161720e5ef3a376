import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";

/** Puts a table's own tools into the dock's title line. */
export function DockTools({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById("dock-tools")), []);
  return place === null ? null : createPortal(children, place);
}
