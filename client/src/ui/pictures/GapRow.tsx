import styles from './Gap.module.css';
import { shoresOf, waterTop } from './gap-shores';
import { useWidth } from './useWidth';

/** One stretch of water: two banks, a deck that reaches out from the far one, and a post where each season ended. */
export function GapRow({ seasons, label }: { seasons: readonly { label: string; gap: number }[]; label: string }) {
  const [frame, width] = useWidth<SVGSVGElement>(480);
  const { near, shores, first, last } = shoresOf(seasons, width);
  return (
    <svg ref={frame} className={styles.row} viewBox={`0 0 ${width} 60`} role="img" aria-label={label} focusable="false">
      <rect className={styles.water} y={waterTop} width={width} height={60 - waterTop} />
      <path className={styles.bank} d={`M0 20H${near - 6}q6 0 6 6q-1 18-8 34H0z`} />
      <path className={styles.bank} d={`M${first + 6} 20q-6 0-6 6q1 18 8 34H${width}V20z`} />
      <Deck from={last} to={first} posts={shores.slice(1)} />
      <path className={styles.across} d={`M${near + 3} 13H${last - 3}`} />
      <path className={styles.ends} d={`M${near + 3} 9v8M${last - 3} 9v8`} />
    </svg>
  );
}

const plank = 10;

/** The planks laid since the first season. */
function Deck({ from, to, posts }: { from: number; to: number; posts: readonly number[] }) {
  const count = Math.max(0, Math.round((to - from) / plank));
  const pitch = count > 0 ? (to - from) / count : 0;
  return (
    <g>
      {posts.map((post) => (
        <path key={post} className={styles.post} d={`M${post + 2} 28v32`} />
      ))}
      {Array.from({ length: count }, (_, index) => (
        <rect
          key={index}
          className={styles.plank}
          x={from + index * pitch}
          y={20}
          width={pitch - 1.6}
          height={9}
          rx={1.6}
        />
      ))}
    </g>
  );
}
