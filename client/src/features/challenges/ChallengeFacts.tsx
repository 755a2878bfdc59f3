import type { ChallengeSnapshot } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { Explained } from '../../lib/glossary/Explained';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { Link } from '../../ui/text/Link';
import styles from './Challenges.module.css';
import { useDates } from './useDates';

const began: ReadonlySet<string> = new Set(['open', 'settling', 'settled']);

/** What counts, for how long, and who looks after it. */
export function ChallengeFacts({ challenge }: { challenge: ChallengeSnapshot }) {
  const { t } = useTranslation('challenges');
  const { text } = useBilingual();
  const { moment } = useDates();
  const { startsAt, endsAt, sponsor, sponsorAccepted, owner, deputy } = challenge;
  return (
    <Card title={t('facts.title')}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('facts.how')}</dt>
          <dd>
            <Explained text={t(`mode.${challenge.mode}.words`, { count: challenge.cap })} />
          </dd>
        </div>
        <div>
          <dt>{t('facts.counts')}</dt>
          <dd>
            <ul>
              {challenge.quests.map(({ slug, title }) => (
                <li key={slug}>
                  <Link to={`/quests/${slug}`}>{text(title)}</Link>
                </li>
              ))}
              {challenge.activities.map((kind) => (
                <li key={kind}>
                  <Explained text={t(`kind.${kind}`)} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
        {startsAt && endsAt ? (
          <div>
            <dt>{t('facts.when')}</dt>
            <dd>{t('facts.from_to', { from: moment(startsAt), to: moment(endsAt) })}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('facts.who')}</dt>
          <dd>
            <Explained
              text={[
                t('facts.owner', { name: owner.name }),
                deputy ? t('facts.deputy', { name: deputy.name }) : '',
                sponsor && sponsorAccepted ? t('facts.sponsor', { name: sponsor.name }) : '',
              ]
                .filter(Boolean)
                .join(' ')}
            />
          </dd>
        </div>
      </dl>
      {began.has(challenge.state) ? (
        <ul className={styles.came}>
          {challenge.mode === 'breadth' ? (
            <li>
              <Link to={`/boards?of=${challenge.id}`}>{t('facts.board')}</Link>
            </li>
          ) : null}
          <li>
            <Link to={`/measures?challenge=${challenge.id}`}>{t('facts.came')}</Link>
          </li>
        </ul>
      ) : null}
    </Card>
  );
}
