import type { BadgeDesign, BadgeReview } from '@guildhall/shared/game/badges';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Progress } from '../../ui/layout/Progress';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { DesignForm } from './DesignForm';
import { emptyDesign, formOf } from './design-values';
import { useDesign, useDesignMove } from './useBadges';

/** Writes a badge: its words, its pin and what it takes, with what it would mean beside it. */
export default function DesignPage() {
  const { id } = useParams();
  const { t } = useTranslation('badges');
  return (
    <>
      <PageHeader
        title={t(id ? 'form.change_title' : 'form.title')}
        purpose={t('form.purpose')}
        above={<Link to="/manage/badges">{t('designs.title')}</Link>}
      />
      {id ? <Existing id={id} /> : <DesignForm values={emptyDesign} />}
    </>
  );
}

function Existing({ id }: { id: string }) {
  const { text } = useBilingual();
  const { t } = useTranslation('badges');
  const { design, review } = useDesign(id);
  if (isLost(design)) return <TroublePage error={design.error} onRetry={() => void design.refetch()} />;
  if (!design.data) return <Skeleton lines={8} />;
  const { data } = design;
  return (
    <Stack gap="l">
      <Moves design={data} review={review} />
      {data.criteria ? (
        <DesignForm key={id} values={formOf(data)} existing={{ id, version: data.version }} />
      ) : (
        <Notice title={text(data.name)}>{t('form.coming')}</Notice>
      )}
    </Stack>
  );
}

function Moves({ design, review }: { design: BadgeDesign; review: BadgeReview | null }) {
  const { t } = useTranslation('badges');
  const move = useDesignMove(design.id);
  if (design.status === 'coming') return null;
  return (
    <Card title={t(`status.${design.status}`)}>
      <Stack>
        <p>{t(`status_words.${design.status}`)}</p>
        <ProblemNotice problem={move.problem} />
        <Row>
          {design.status === 'draft' ? (
            <Button look="primary" busy={move.busy} onClick={() => move.run('go-live')}>
              {t('moves.go_live')}
            </Button>
          ) : null}
          {design.status === 'live' ? (
            <>
              <Button busy={move.busy} onClick={() => move.run('look-at-the-past')}>
                {t('moves.look_at_the_past')}
              </Button>
              <Button look="quiet" busy={move.busy} onClick={() => move.run('retire')}>
                {t('moves.retire')}
              </Button>
            </>
          ) : null}
        </Row>
        {review ? (
          <Progress
            label={t(`review.${review.state}`)}
            share={review.total === 0 ? 1 : review.seen / review.total}
            words={t('review.words', { seen: review.seen, total: review.total, count: review.awarded })}
          />
        ) : null}
      </Stack>
    </Card>
  );
}
