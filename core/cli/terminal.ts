/** Where a command writes: results to `out`, everything else to `err`. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether somebody is watching `err`, so that a line may be written over. */
  readonly isTerminal: boolean;
};
