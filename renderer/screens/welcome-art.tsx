import classes from "./welcome-art.module.css";

const COLUMNS = 26;
const ROWS = 24;
const CELL = 46;
const COLORS = ["#7fb3d5", "#f2b880", "#8fc9a8", "#c9a8dd", "#ef9a9a", "#f3d77f", "#80c7c4"];

/** A quiet picture of what the product makes: jittered units gathered into territories around a few centres. */
export function WelcomeArt() {
  return (
    <div className={classes.frame} aria-hidden="true">
      <svg
        viewBox={`${CELL} ${CELL} ${(COLUMNS - 3) * CELL} ${(ROWS - 3) * CELL}`}
        preserveAspectRatio="xMidYMid slice"
        className={classes.art}
      >
        {cells().map(({ key, path, color }) => (
          <path key={key} d={path} fill={color} className={classes.cell} />
        ))}
        {borders().map(({ key, path }) => (
          <path key={key} d={path} className={classes.border} />
        ))}
      </svg>
    </div>
  );
}

const CENTRES = [
  [4, 4],
  [12, 3],
  [21, 5],
  [7, 12],
  [16, 11],
  [23, 14],
  [4, 20],
  [13, 19],
  [20, 21],
] as const;

/** Repeatable disorder: the fraction of a sine, the same at every start. */
const disorder = (x: number, y: number, salt: number): number => {
  const wave = Math.sin(x * 127.1 + y * 311.7 + salt * 74.7) * 43_758.545;
  return wave - Math.floor(wave) - 0.5;
};

const corner = (x: number, y: number): readonly [number, number] => [
  CELL * (x + 0.72 * disorder(x, y, 1)),
  CELL * (y + 0.72 * disorder(x, y, 2)),
];

function owner(x: number, y: number): number {
  const away = CENTRES.map(([cx, cy]) => Math.hypot(cx - x - 0.5, cy - y - 0.5) + 1.6 * disorder(x, y, 3));
  return away.indexOf(Math.min(...away));
}

const write = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

const grid = Array.from(
  { length: (COLUMNS - 1) * (ROWS - 1) },
  (_, i) => [i % (COLUMNS - 1), Math.floor(i / (COLUMNS - 1))] as const,
);

const cells = () =>
  grid.map(([x, y]) => ({
    key: `${x}-${y}`,
    path: `${write([corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)])}Z`,
    color: COLORS[owner(x, y) % COLORS.length] as string,
  }));

const borders = () =>
  grid.flatMap(([x, y]) => {
    const own = owner(x, y);
    const lines: { key: string; path: string }[] = [];
    if (own !== owner(x + 1, y))
      lines.push({ key: `r${x}-${y}`, path: write([corner(x + 1, y), corner(x + 1, y + 1)]) });
    if (own !== owner(x, y + 1))
      lines.push({ key: `b${x}-${y}`, path: write([corner(x, y + 1), corner(x + 1, y + 1)]) });
    return lines;
  });
