import { useCallback, useEffect, useRef, useState } from "react";

type Page<Row> = { readonly total: number; readonly rows: readonly Row[] };

const PAGE = 200;

/**
 * Rows that the service hands out by pages, fetched as they come into sight.
 *
 * @param read Reads a page; a new function means other rows, and everything is fetched anew.
 */
export function usePages<Row>(read: (offset: number, limit: number) => Promise<Page<Row>>) {
  const [state, setState] = useState<{ readonly total: number | null; readonly rows: readonly (Row | undefined)[] }>({
    total: null,
    rows: [],
  });
  const asked = useRef(new Set<number>());
  const turn = useRef(0);

  const fetchPage = useCallback(
    async (number: number, isFirst: boolean) => {
      if (asked.current.has(number)) return;
      asked.current.add(number);
      const mine = turn.current;
      const { total, rows } = await read(number * PAGE, PAGE);
      if (mine !== turn.current) return;
      setState((before) => {
        const next = isFirst ? [] : [...before.rows];
        rows.forEach((row, i) => {
          next[number * PAGE + i] = row;
        });
        return { total, rows: next };
      });
    },
    [read],
  );

  useEffect(() => {
    turn.current++;
    asked.current = new Set();
    void fetchPage(0, true);
  }, [fetchPage]);

  const onRange = useCallback(
    (first: number, last: number) => {
      for (let number = Math.floor(first / PAGE); number <= Math.floor(last / PAGE); number++) {
        if (number > 0) void fetchPage(number, false);
      }
    },
    [fetchPage],
  );
  return { total: state.total, rowAt: (index: number) => state.rows[index], onRange };
}
