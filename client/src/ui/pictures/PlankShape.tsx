import { classes } from '../classes';
import type { Plank } from './bridge';
import styles from './Bridge.module.css';

interface PlankShapeProps {
  plank: Plank;
  upright: boolean;
  /** Has just gained, and falls into place. */
  fresh: boolean;
  lit: boolean;
}

/** One plank with its hanger: dashed where nobody stands yet, filled by its share. */
export function PlankShape({ plank, upright, fresh, lit }: PlankShapeProps) {
  const { x, y, width, height, fill, turn, ropeY } = plank;
  const bare = fill <= 0;
  const corner = Math.min(2.5, width / 4);
  const box = { x: -width / 2, width, height, rx: corner };
  const filled = upright ? { ...box, y: height * (1 - fill), height: height * fill } : { ...box, width: width * fill };
  return (
    <g className={classes(fresh && styles.fresh)}>
      <line className={styles.hanger} x1={x} x2={x} y1={ropeY} y2={y} />
      {lit ? <circle className={styles.lantern} cx={x} cy={ropeY + 5} r={Math.min(3, width / 4)} /> : null}
      <g transform={`translate(${x} ${y}) rotate(${turn})`}>
        {bare ? (
          <rect className={styles.empty} {...box} />
        ) : (
          <>
            <rect className={styles.plankBare} {...box} />
            <rect className={styles.plankFill} {...filled} />
            {upright || width < 18 ? null : <Grain left={-width / 2} width={width * fill} height={height} />}
            <rect className={styles.plankEdge} {...box} />
          </>
        )}
      </g>
    </g>
  );
}

/** Two fine lines along the wood. */
function Grain({ left, width, height }: { left: number; width: number; height: number }) {
  if (width < 8) return null;
  const d = `M${left + 2.5} ${height * 0.36}h${width * 0.5}M${left + width * 0.42} ${height * 0.68}h${width * 0.5 - 2}`;
  return <path className={styles.grain} d={d} />;
}
