import { auditAction, type AuditEvent } from '@guildhall/shared/people/audit';
import { useSearchParams } from 'react-router';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { Select } from '../../ui/field/Select';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import ink from '../../ui/text/Ink.module.css';
import styles from './Care.module.css';
import { useAudit } from './useCare';

/** What was decided over people, their work and the organisation: who, what, when and why. Nothing here can be changed. */
export default function AuditPage() {
  const { t } = useTranslation('care');
  const [params, setParams] = useSearchParams();
  const action = auditAction.options.find((each) => each === params.get('action')) ?? '';
  const trail = useAudit(action);
  if (isLost(trail)) return <TroublePage error={trail.error} onRetry={() => void trail.refetch()} />;
  const events = trail.data?.pages.flatMap((page) => page.events);
  return (
    <>
      <PageHeader title={t('audit.title')} purpose={t('audit.purpose')} />
      <Stack gap="l">
        <Select
          label={t('audit.what')}
          choose={t('audit.everything')}
          value={action}
          options={auditAction.options.map((value) => ({ value, label: t(`audit.action.${value}`) }))}
          onChange={({ target }) => setParams(target.value ? { action: target.value } : {})}
        />
        {events ? null : <Skeleton lines={6} block />}
        {events?.length === 0 ? (
          <EmptyState alone title={t('audit.none')}>
            {t('audit.none_words')}
          </EmptyState>
        ) : null}
        {events && events.length > 0 ? (
          <Card>
            <ol className={styles.list} aria-label={t('audit.title')}>
              {events.map((event) => (
                <OneEvent key={event.id} event={event} />
              ))}
            </ol>
          </Card>
        ) : null}
        <ProblemNotice problem={trail.error} urgent={false} />
        {trail.hasNextPage ? (
          <Row>
            <Button busy={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
              {t('audit.more')}
            </Button>
          </Row>
        ) : null}
      </Stack>
    </>
  );
}

const pages: Partial<Record<AuditEvent['target']['kind'], string>> = {
  practice: '/practices',
  guidance: '/guidance',
  badge: '/badges',
  challenge: '/challenges',
  unit: '/manage/organisation',
  member: '/manage/people',
};

function OneEvent({ event: { actor, action, target, role, reason, before, after, at } }: { event: AuditEvent }) {
  const { t } = useTranslation('care');
  const { dateTime } = useFormats();
  const page = pages[target.kind];
  return (
    <li>
      <p>
        <strong>{t(`audit.action.${action}`)}</strong>{' '}
        {page ? <Link to={`${page}/${target.id}`}>{target.name}</Link> : target.name}
      </p>
      {role ? <RoleNamed {...role} /> : null}
      <p className={ink.soft}>
        {actor ? actor.name : t('audit.command_line')} · <time dateTime={at}>{dateTime(at)}</time>
      </p>
      {reason ? <blockquote className={styles.reason}>{reason}</blockquote> : null}
      <Disclosure summary={t('audit.proof')}>
        <dl className={styles.proof}>
          <dt>{t('audit.before')}</dt>
          <dd>{before ?? t('audit.nothing')}</dd>
          <dt>{t('audit.after')}</dt>
          <dd>{after ?? t('audit.nothing')}</dd>
        </dl>
      </Disclosure>
    </li>
  );
}

function RoleNamed({ role, unit }: NonNullable<AuditEvent['role']>) {
  const { t } = useTranslation('care');
  const { name } = useBilingual();
  const words = t(`audit.role.${role}`);
  return (
    <p>{unit ? t('audit.role_of', { role: words, unit: name(unit) }) : t('audit.role_for_all', { role: words })}</p>
  );
}
