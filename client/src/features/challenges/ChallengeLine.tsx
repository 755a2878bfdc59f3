import type { ChallengeEntry } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { CardRow } from '../../ui/card/CardRow';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import { useTimeWords } from './useTimeWords';

/** One challenge in the list: its name, its mode, how many take part, and how its time stands. */
export function ChallengeLine({ entry }: { entry: ChallengeEntry }) {
  const { t } = useTranslation('challenges');
  const { text } = useBilingual();
  const when = useTimeWords(entry);
  const began = entry.state !== 'draft' && entry.state !== 'sponsor_accepted' && entry.state !== 'scheduled';
  const parts = [
    t(`mode.${entry.mode}.name`),
    t('list.units', { count: entry.units }),
    began ? t('list.across', { across: entry.across, count: entry.people }) : '',
  ];
  return (
    <CardRow
      title={
        <Link to={`/challenges/${entry.id}`} look="quiet">
          {text(entry.title)}
        </Link>
      }
      detail={parts.filter(Boolean).join(' · ')}
      end={
        <>
          {entry.mine ? <Pill tone="accent">{t('list.yours')}</Pill> : null} <Pill>{when}</Pill>
        </>
      }
    />
  );
}
