import type { HowPointsWork } from '@guildhall/shared/game/points';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { Card } from '../../ui/card/Card';
import { classes } from '../../ui/classes';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Table } from '../../ui/table/Table';
import ink from '../../ui/text/Ink.module.css';
import { Link } from '../../ui/text/Link';
import styles from './HowPointsWork.module.css';
import { SeenBy } from './SeenBy';
import { useHowPointsWork } from './usePoints';

/** The rules as they score, read off the rule set itself. */
export default function HowPointsWorkPage() {
  const { t } = useTranslation('points');
  const how = useHowPointsWork();
  if (isLost(how)) return <TroublePage error={how.error} onRetry={() => void how.refetch()} />;
  return (
    <>
      <PageHeader title={t('how.title')} purpose={t('how.purpose')} above={<Link to="/points">{t('how.back')}</Link>} />
      {how.data ? <Rules how={how.data} /> : <Skeleton lines={8} />}
    </>
  );
}

type Rule = HowPointsWork['rules'][number];

function Rules({ how }: { how: HowPointsWork }) {
  const { t } = useTranslation('points');
  return (
    <Stack gap="l">
      <Card title={t('how.rules')}>
        <Table<Rule>
          caption={t('how.caption', { number: how.ruleSet })}
          captionHidden
          rows={how.rules.filter(({ kinds }) => kinds.length > 0)}
          keyOf={({ rule }) => rule}
          columns={[
            { key: 'rule', names: true, head: t('how.what'), render: (rule) => <What rule={rule} /> },
            { key: 'base', figure: true, head: t('how.points'), render: ({ base }) => base },
            { key: 'category', head: t('how.category'), render: ({ category }) => t(`category.${category}`) },
            { key: 'tapered', head: t('how.repeated'), render: ({ tapered }) => t(tapered ? 'how.less' : 'how.same') },
          ]}
        />
      </Card>
      <Card title={t('how.why')}>
        <Principles how={how} />
      </Card>
    </Stack>
  );
}

/** A rule by its name, with what brings it. */
function What({ rule: { rule, kinds } }: { rule: Rule }) {
  const { t } = useTranslation('points');
  const [first, ...more] = kinds;
  return (
    <>
      {t(`rule.${rule}`)}
      <p className={classes(ink.soft, styles.brings)}>
        {rule === 'first.step' ? t('how.first_step') : t(`activity.${first}`)}
        {rule !== 'first.step' && more.includes('quest.completed') ? ` ${t('how.or_quest')}` : null}
      </p>
    </>
  );
}

function Principles({ how }: { how: HowPointsWork }) {
  const { t } = useTranslation('points');
  const shares = (steps: HowPointsWork['weeklyTaper']) =>
    steps.map(({ from, to, pct }) =>
      to === null ? t('how.from_on', { from, pct }) : t('how.from_to', { from, to, pct }),
    );
  const boosts = how.distances.map(({ distance, boost }) =>
    t('how.boost', { distance: t(`distance.${distance}`), pct: boost }),
  );
  return (
    <Stack>
      <p>{t('how.weekly', { shares: shares(how.weeklyTaper).join('; ') })}</p>
      <p>{t('how.reuse', { shares: shares(how.reuseTaper).join('; ') })}</p>
      <p>{t('how.distance', { boosts: boosts.join('; ') })}</p>
      <p>{t('how.newcomer', { pct: how.newcomerBoost, pair: how.limits.pair, full: how.limits.fullHelp })}</p>
      <p>{t('how.team', { part: how.team.partAt, full: how.team.full, enough: how.team.enough })}</p>
      <p>{t('how.recheck')}</p>
      <p>{t('how.triads')}</p>
      <p>{t('promise')}</p>
      <SeenBy />
    </Stack>
  );
}
