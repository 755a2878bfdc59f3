import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { classes } from '../classes';
import { badgeShapes, type BadgeShape } from './badge-shapes';
import { charges, type Charge } from './charges';
import type { Colour } from './heraldry';
import styles from './Badge.module.css';
import tinctures from './Tinctures.module.css';

interface BadgeProps {
  name: string;
  shape: BadgeShape;
  tincture: Colour;
  charge: Charge;
  /** Not earned yet: an embossed outline that shows what it will be. */
  earned: boolean;
  size?: 's' | 'm' | 'l';
  /** It has just been earned and is laid on the velvet; true for a moment (see `useCelebrated`). */
  fresh?: boolean;
  /** The badge's name stands beside it. */
  decorative?: boolean;
}

/** An enamel pin on a brass mount. */
export function Badge({
  name,
  shape,
  tincture,
  charge,
  earned,
  size = 'm',
  fresh = false,
  decorative = false,
}: BadgeProps) {
  const { t } = useTranslation('ui');
  const { enamel, mount } = badgeShapes[shape];
  const label = t(earned ? 'badge.earned' : 'badge.not_yet', { name });
  return (
    <svg
      className={classes(styles.badge, styles[size], fresh && styles.fresh)}
      viewBox="0 0 100 100"
      focusable="false"
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {earned ? <Pin {...{ enamel, mount, tincture, charge }} /> : <Outline {...{ enamel, mount, charge }} />}
    </svg>
  );
}

const chargeStand = 'translate(33.2 33.2) scale(1.4)';

function Pin({ enamel, mount, tincture, charge }: { enamel: string; mount: string; tincture: Colour; charge: Charge }) {
  const id = useId();
  return (
    <>
      <radialGradient id={id} cx="36%" cy="26%" r="82%">
        <stop offset="0" className={styles.shine} />
        <stop offset="0.45" className={styles.clear} />
        <stop offset="1" className={styles.shade} />
      </radialGradient>
      <path className={styles.mountShade} d={mount} transform="translate(0 1.6)" />
      <path className={styles.mount} d={mount} />
      <path className={styles.mountLight} d={mount} transform="translate(50 50) scale(0.93) translate(-50 -50)" />
      <path className={styles.rim} d={enamel} />
      <path className={tinctures[tincture]} d={enamel} />
      <path d={enamel} fill={`url(#${id})`} />
      <path className={styles.charge} d={charges[charge]} fillRule="evenodd" transform={chargeStand} />
    </>
  );
}

function Outline({ enamel, mount, charge }: { enamel: string; mount: string; charge: Charge }) {
  return (
    <>
      <path className={styles.bed} d={mount} />
      <g className={styles.embossLight} transform="translate(0 1.2)">
        <path d={mount} />
        <path d={enamel} />
        <path d={charges[charge]} transform={chargeStand} />
      </g>
      <g className={styles.embossDark}>
        <path d={mount} />
        <path d={enamel} />
        <path d={charges[charge]} transform={chargeStand} />
      </g>
    </>
  );
}
