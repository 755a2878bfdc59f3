import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { classes } from '../classes';
import { charges } from './charges';
import { crestOf, isParted, type Division } from './crest';
import styles from './Crest.module.css';
import tinctures from './Tinctures.module.css';

const shield = 'M4 3.5h40v23.5c0 13.5-8.8 21-20 26.5C12.8 48 4 40.5 4 27z';

/** The part of the shield that has the second tincture. */
const otherPart: Record<Exclude<Division, 'plain' | 'bordure'>, string> = {
  'pale-parted': 'M24 0h24v56H24z',
  'fess-parted': 'M0 26h48v30H0z',
  'bend-parted': 'M0 0v56h46z',
  quarterly: 'M24 0h24v26H24zM0 26h24v30H0z',
  chief: 'M0 0h48v16.5H0z',
  pale: 'M12.5 0h23v56h-23z',
};

/** Where the charge stands: horizontal and vertical shift and scale of its 24 × 24 grid. */
const places: Record<Division, readonly [number, number, number]> = {
  plain: [24, 26, 1.16],
  'pale-parted': [24, 26, 1.16],
  'fess-parted': [24, 26, 1.16],
  'bend-parted': [24, 26, 1.16],
  quarterly: [24, 26, 1.16],
  chief: [24, 33, 0.98],
  pale: [24, 26, 0.9],
  bordure: [24, 26, 0.98],
};

interface CrestProps {
  /** The unit's id. */
  id: string;
  /** Read out when given; leave it out where the unit's name stands beside the crest. */
  name?: string;
  size?: 's' | 'm' | 'l';
}

/** The coat of arms of a unit, drawn from its id. */
export function Crest({ id, name, size = 'm' }: CrestProps) {
  const { t } = useTranslation('ui');
  const key = useId();
  const { division, field, other, charge, chargeTincture } = crestOf(id);
  const [x, y, scale] = places[division];
  const part = division === 'plain' || division === 'bordure' ? undefined : otherPart[division];
  const stand = `translate(${x - 12 * scale} ${y - 12 * scale}) scale(${scale})`;
  const figure = charges[charge];

  return (
    <svg
      className={classes(styles.crest, styles[size])}
      viewBox="0 0 48 56"
      focusable="false"
      {...(name ? { role: 'img', 'aria-label': t('crest.of', { name }) } : { 'aria-hidden': true })}
    >
      <clipPath id={`${key}s`}>
        <path d={shield} />
      </clipPath>
      <g clipPath={`url(#${key}s)`}>
        <path className={tinctures[field]} d="M0 0h48v56H0z" />
        {part ? <path className={tinctures[other]} d={part} /> : null}
      </g>
      {division === 'bordure' ? (
        <path className={classes(styles.bordure, tinctures[`${other}-line`])} d={shield} clipPath={`url(#${key}s)`} />
      ) : null}
      {isParted(division) && part ? (
        <>
          <clipPath id={`${key}p`}>
            <path d={part} />
          </clipPath>
          <path className={tinctures[other]} d={figure} fillRule="evenodd" transform={stand} />
          <g clipPath={`url(#${key}p)`}>
            <path className={tinctures[field]} d={figure} fillRule="evenodd" transform={stand} />
          </g>
        </>
      ) : (
        <path className={tinctures[chargeTincture]} d={figure} fillRule="evenodd" transform={stand} />
      )}
      <path className={styles.outline} d={shield} />
    </svg>
  );
}
