import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { StatePage } from '../../app/pages/StatePage';
import { TroublePage } from '../../app/pages/TroublePage';
import { ApiProblem } from '../../lib/api/problem';
import { Explaining } from '../../lib/glossary/Explaining';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Presence } from '../../lib/presence/Presence';
import { useDraft } from '../../lib/talk/drafts.store';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Columns, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import TrailCard from '../adoption/TrailCard';
import Keeping from '../care/Keeping';
import Revisions from '../care/Revisions';
import StillTrue from '../care/StillTrue';
import QuestNote from '../quests/QuestNote';
import Talk from '../talk/Talk';
import ThanksCard from '../talk/ThanksCard';
import { AudienceCard } from './AudienceCard';
import styles from './Card.module.css';
import { CardFacts } from './CardFacts';
import { CardMoves } from './CardMoves';
import { CardText } from './CardText';
import { OpenQuestions } from './OpenQuestions';
import { Questions } from './Questions';
import { ResultPill } from './ResultPill';
import { Reuses } from './Reuses';
import { type Practice, usePractice } from './usePractice';

/** One card: what was done and what came of it, who tried it, and what people asked. */
export default function CardPage() {
  const { id = '' } = useParams();
  const { practice, error, retry } = usePractice(id);
  if (error instanceof ApiProblem && error.code === 'not_found') return <NotHere id={id} />;
  if (isLost({ error, data: practice })) return <TroublePage error={error} onRetry={retry} />;
  return practice ? <Screen key={id} practice={practice} /> : <Skeleton lines={8} />;
}

/** A card that was taken back, retired or hidden while somebody had its address. */
function NotHere({ id }: { id: string }) {
  const { t } = useTranslation('practices');
  return (
    <Stack gap="l">
      <StatePage
        title={t('card.not_here')}
        words={t('card.not_here_words')}
        action={
          <Link to="/practices" look="primary">
            {t('card.all')}
          </Link>
        }
      />
      <Unsent id={id} />
    </Stack>
  );
}

/** What somebody was writing under it, to be taken along. */
function Unsent({ id }: { id: string }) {
  const { t } = useTranslation('practices');
  const question = useDraft(`${id}:question`).text.trim();
  const comment = useDraft(`${id}:comment`).text.trim();
  if (!question && !comment) return null;
  return (
    <Card title={t('card.unsent')}>
      <Stack>
        {question ? <p className={styles.unsent}>{question}</p> : null}
        {comment ? <p className={styles.unsent}>{comment}</p> : null}
      </Stack>
    </Card>
  );
}

function Screen({ practice }: { practice: Practice }) {
  const { t } = useTranslation('practices');
  const { name } = useBilingual();
  const formats = useFormats();
  const { card, own } = practice;
  // On a phone it is far below the card.
  const question = useRef<HTMLTextAreaElement>(null);
  const from = [
    card.author.name,
    card.unit ? name(card.unit) : '',
    card.publishedAt ? formats.date(card.publishedAt) : '',
    t('reading', { count: card.readingMinutes }),
  ];
  return (
    <Explaining>
      <PageHeader
        title={card.title || t('untitled')}
        purpose={from.filter(Boolean).join(' · ')}
        above={
          <>
            <Link to="/practices">{t('card.all')}</Link> <ResultPill result={card.result} />{' '}
            {card.state === 'published' ? null : <Pill tone="plain">{t(`state.${card.state}`)}</Pill>}
          </>
        }
        action={
          own.may.edit ? (
            <Link to={`/practices/${card.id}/edit`} look="secondary">
              {t('card.edit')}
            </Link>
          ) : own.may.ask ? (
            <Button look="secondary" onClick={() => question.current?.focus()}>
              {t('card.ask')}
            </Button>
          ) : undefined
        }
      />
      {own.council ? null : <Presence at={`practice:${card.id}`} />}
      <Columns
        main={
          <Stack gap="l">
            {card.state === 'retired' || card.state === 'hidden' ? (
              <OutOfSight practice={practice} state={card.state} />
            ) : null}
            {own.council ? (
              <Notice title={t('card.partner', { council: name(own.council) })}>{t('card.partner_words')}</Notice>
            ) : (
              <StillTrue practice={practice} />
            )}
            {own.may.edit ? null : <QuestNote here={{ to: 'practice', id: card.id }} />}
            <CardText card={card} />
          </Stack>
        }
        then={
          <>
            <OpenQuestions practice={practice} />
            <Questions practice={practice} field={question} />
            <Talk practice={practice} />
          </>
        }
        side={
          <>
            <Reuses practice={practice} />
            <TrailCard practice={practice} />
            {own.council ? null : <AudienceCard practice={practice} />}
            <ThanksCard practice={practice} />
            <CardFacts card={card} />
            <Keeping practice={practice} />
            <CardMoves practice={practice} />
            {card.publishedAt ? <Revisions practice={practice} /> : null}
          </>
        }
      />
    </Explaining>
  );
}

/** Why the card is not in the library, and what its writers can do about it. */
function OutOfSight({ practice: { own }, state }: { practice: Practice; state: 'retired' | 'hidden' }) {
  const { t } = useTranslation('practices');
  return (
    <Notice tone="brass" title={t(`card.${state}`)}>
      <Stack gap="s">
        <p>{t('card.reason', { reason: own.reason })}</p>
        {state === 'hidden' ? <p>{t(own.may.show ? 'card.hidden_reviewer' : 'card.hidden_words')}</p> : null}
      </Stack>
    </Notice>
  );
}
