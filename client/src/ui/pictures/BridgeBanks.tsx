import type { BridgeShape } from './bridge';
import styles from './Bridge.module.css';

/** A bank with its post and lantern; the far one is the near one in a mirror. */
export function Bank({ shape, mirrored = false }: { shape: BridgeShape; mirrored?: boolean }) {
  const { bank, width, height } = shape;
  const edge = bank;
  const land = `M-2 46H${edge - 8}q8 0 8 8q-1 30-${bank * 0.24} ${height - 54}H-2z`;
  const turf = `M-2 46H${edge - 8}q8 0 8 8l-.4 6q-6-5-12-3t-12-1t-${Math.max(6, bank - 30)} 2H-2z`;
  return (
    <g transform={mirrored ? `translate(${width} 0) scale(-1 1)` : undefined}>
      <path className={styles.earth} d={land} />
      <path className={styles.turf} d={turf} />
      <path className={styles.grass} d={`M${edge - 18} 46q-1-5-3-7M${edge - 17} 46q0-6 1-8M${edge - 16} 46q2-4 4-5`} />
      <path className={styles.post} d={`M${edge - 9} 50V15`} />
      <path className={styles.knot} d={`M${edge - 12.5} 19.5h7M${edge - 12.5} 22.5h7`} />
      <circle className={styles.glow} cx={edge - 9} cy={10} r={9.5} />
      <circle className={styles.lamp} cx={edge - 9} cy={10} r={4} />
    </g>
  );
}

/** Two calm bands of water across the whole width. */
export function Water({ shape }: { shape: BridgeShape }) {
  const { width, height, waterY } = shape;
  return (
    <g>
      <path className={styles.water} d={`M0 ${waterY + 2}${waves(width, 4, 3)}V${height}H0z`} />
      <path className={styles.waterDeep} d={`M0 ${waterY + 15}${waves(width, 3, 2.5)}V${height}H0z`} />
    </g>
  );
}

/** `count` gentle waves of the given height, as relative path commands. */
function waves(width: number, count: number, rise: number): string {
  const half = width / (count * 2);
  const first = `q${half / 2} ${-rise * 2} ${half} 0`;
  return first + `t${half} 0`.repeat(count * 2 - 1);
}
