import type { ChallengeEntry, challengeTopic } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useLiveTopic } from '../../lib/live/useLiveTopic';
import { CardRow } from '../../ui/card/CardRow';
import { Row } from '../../ui/layout/Layout';
import { BridgeScene } from '../../ui/pictures/BridgeScene';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import { applyChange, crossedNow } from './apply-change';
import styles from './Challenges.module.css';
import { useTimeWords } from './useTimeWords';

interface EntryProps {
  entry: ChallengeEntry;
}

/** One challenge in the list: its name, its mode, how many take part, and how its time stands. */
export function ChallengeLine({ entry }: EntryProps) {
  return <CardRow title={<Name entry={entry} />} detail={useDetail(entry)} end={<Standing entry={entry} />} />;
}

/** One that is open, under the bridge that everyone in it is crossing now. */
export function ChallengeCrossing({ entry: asRead }: EntryProps) {
  const live = useLiveTopic<typeof challengeTopic>('challenge', asRead.id, { apply: applyChange });
  const entry = crossedNow(asRead, live.data);
  const planks = Array.from({ length: entry.people }, (_, nth) => (nth < entry.across ? 1 : 0));
  return (
    <li className={styles.crossing}>
      <BridgeScene fills={planks} />
      <h3>
        <Name entry={entry} />
      </h3>
      <p className={styles.across}>{useDetail(entry)}</p>
      <Row>
        <Standing entry={entry} />
      </Row>
    </li>
  );
}

function Name({ entry }: EntryProps) {
  const { text } = useBilingual();
  return (
    <Link to={`/challenges/${entry.id}`} look="quiet">
      {text(entry.title)}
    </Link>
  );
}

function Standing({ entry }: EntryProps) {
  const { t } = useTranslation('challenges');
  return (
    <>
      {entry.mine ? <Pill tone="accent">{t('list.yours')}</Pill> : null} <Pill>{useTimeWords(entry)}</Pill>
    </>
  );
}

function useDetail({ state, mode, units, unitKind, across, people }: ChallengeEntry): string {
  const { t } = useTranslation('challenges');
  const began = state !== 'draft' && state !== 'sponsor_accepted' && state !== 'scheduled';
  const parts = [
    t(`mode.${mode}.name`),
    t(`list.units.${unitKind ?? 'mixed'}`, { count: units }),
    began ? t('list.across', { across, count: people }) : '',
  ];
  return parts.filter(Boolean).join(' · ');
}
