import { useEffect, useRef, useState } from 'react';

import { classes } from '../classes';
import { Bank, Water } from './BridgeBanks';
import { bridgeOf } from './bridge';
import { PlankShape } from './PlankShape';
import { useWidth } from './useWidth';
import styles from './Bridge.module.css';

/** The picture of a bridge. Without a label it is decoration. */
export function BridgeScene({ fills, label }: { fills: readonly number[]; label?: string }) {
  const [frame, width] = useWidth<SVGSVGElement>(640);
  const shape = bridgeOf(fills, width);
  const { fresh, sway } = useLaid(shape.planks.map(({ fill }) => fill));
  const whole = fills.length > 0 && fills.every((fill) => fill >= 1);

  return (
    <svg
      ref={frame}
      className={classes(styles.scene, whole && styles.whole, shape.dense && styles.dense)}
      viewBox={`0 0 ${shape.width} ${shape.height}`}
      focusable="false"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <Water shape={shape} />
      <Bank shape={shape} />
      <Bank shape={shape} mirrored />
      <g key={sway} className={classes(styles.span, sway > 0 && styles.sway)}>
        <path className={styles.deckRope} d={shape.deckRope} />
        {shape.planks.map((plank, index) => (
          <PlankShape key={index} plank={plank} upright={shape.upright} fresh={fresh.has(index)} lit={whole} />
        ))}
        <path className={styles.handRope} d={shape.handRope} />
      </g>
    </svg>
  );
}

/** Which planks have just gained, and how often the bridge has swayed so far. */
function useLaid(fills: readonly number[]): { fresh: ReadonlySet<number>; sway: number } {
  const before = useRef(fills);
  const [laid, setLaid] = useState<{ fresh: ReadonlySet<number>; sway: number }>({ fresh: new Set(), sway: 0 });
  // As text, because the array is new each time and only its values count.
  const values = fills.join();
  useEffect(() => {
    const now = values.split(',').map(Number);
    const gained = now.flatMap((fill, index) => (fill > (before.current[index] ?? 0) ? [index] : []));
    const sameMany = now.length === before.current.length;
    before.current = now;
    if (sameMany && gained.length > 0) setLaid(({ sway }) => ({ fresh: new Set(gained), sway: sway + 1 }));
  }, [values]);
  return laid;
}
