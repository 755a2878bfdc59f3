import type { ChallengePage as Page, ChallengeSnapshot } from '@guildhall/shared/game/challenges';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { Explained } from '../../lib/glossary/Explained';
import { Explaining } from '../../lib/glossary/Explaining';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Presence } from '../../lib/presence/Presence';
import { Card } from '../../ui/card/Card';
import { Columns, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import { Bridges } from './Bridges';
import { ChallengeFacts } from './ChallengeFacts';
import { ChallengeMoves } from './ChallengeMoves';
import { CommonGoal } from './CommonGoal';
import { CouldBeWon } from './CouldBeWon';
import { News } from './News';
import { PastSponsorPage } from './PastSponsorPage';
import { Results } from './Results';
import { Sponsorship } from './Sponsorship';
import { useChallenge } from './useChallenges';
import { useDates } from './useDates';
import { useSpokenState } from './useSpokenState';
import { useTimeWords } from './useTimeWords';

const WordsHint = lazy(() => import('../glossary/WordsHint'));
const noText = { en: '' };

/** One challenge: the bridges as they move, what happened lately, and what can be done about it; with `?results` its results. */
export default function ChallengePage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  if (!params.has('results') && !params.has('anew')) return <Challenge id={id} />;
  return <Results id={id} anew={params.has('anew')} />;
}

function Challenge({ id }: { id: string }) {
  const { page, challenge } = useChallenge(id);
  if (isLost(page)) return <PastSponsorPage challenge={id} error={page.error} onRetry={() => void page.refetch()} />;
  return page.data && challenge ? <Screen page={page.data} challenge={challenge} /> : <Skeleton lines={8} block />;
}

function Screen({ page, challenge }: { page: Page; challenge: ChallengeSnapshot }) {
  const { t } = useTranslation('challenges');
  const { text } = useBilingual();
  const when = useTimeWords(challenge);
  const sponsor = challenge.sponsorAccepted && challenge.sponsor ? challenge.sponsor.name : null;
  return (
    <Explaining>
      <PageHeader
        title={text(challenge.title)}
        purpose={
          <>
            <Explained text={challenge.purpose} />{' '}
            {sponsor ? <Explained text={t('page.sponsor', { name: sponsor })} /> : null}
          </>
        }
        above={
          <>
            <Link to="/challenges">{t('page.all')}</Link> <Pill>{t('page.pill', { when })}</Pill>
          </>
        }
        action={page.may.edit || page.may.prolong ? <Edit id={challenge.id} /> : undefined}
      />
      <Presence at={`challenge:${challenge.id}`} />
      <Stack gap="l">
        <Standing challenge={challenge} prepares={page.may.edit} />
        {page.may.answerSponsorship ? <Sponsorship page={page} /> : null}
        {/* The next step is not looked for below the bridges. */}
        {page.may.schedule ? <ChallengeMoves page={page} /> : null}
        <CommonGoal challenge={challenge} />
        <Bridges challenge={challenge} own={page.ownUnitId} />
        <Columns
          main={<News news={challenge.news} />}
          side={
            <>
              {challenge.help ? (
                <Card title={t('page.help')}>
                  <p>
                    <Explained text={challenge.help} />
                  </p>
                </Card>
              ) : null}
              <ChallengeFacts challenge={challenge} />
              {page.may.schedule ? null : <ChallengeMoves page={page} />}
              {/* Both come late, so that nothing stands under them that could be pressed. */}
              {isOver(challenge) ? null : <CouldBeWon slug={challenge.badge} />}
              {page.may.edit ? (
                <Suspense>
                  <WordsHint texts={[challenge.title, challenge.purpose, challenge.help ?? noText]} />
                </Suspense>
              ) : null}
            </>
          }
        />
      </Stack>
    </Explaining>
  );
}

function isOver({ state }: ChallengeSnapshot): boolean {
  return state === 'settled' || state === 'cancelled';
}

function Edit({ id }: { id: string }) {
  const { t } = useTranslation('challenges');
  return (
    <Link to={`/challenges/${id}/edit`} look="secondary">
      {t('page.edit')}
    </Link>
  );
}

/** What its state means, where that is more than being open. */
function Standing({ challenge, prepares }: { challenge: ChallengeSnapshot; prepares: boolean }) {
  const { t } = useTranslation('challenges');
  const { state, cancelReason, sponsor } = challenge;
  const asked = state === 'draft' && prepares ? t(`state_words.${askedWords(sponsor)}`, { name: sponsor?.name }) : null;
  useSpokenState(challenge, asked);
  if (state === 'open') return null;
  return (
    <Notice tone={state === 'settled' ? 'moss' : 'brass'} title={t(`state.${state}`)}>
      {state === 'cancelled' && cancelReason
        ? t('state_words.cancelled_because', { reason: cancelReason })
        : t(`state_words.${challenge.corrected ? 'settled_corrected' : state}`)}{' '}
      {asked}
      {challenge.corrected ? <Corrected id={challenge.id} {...challenge.corrected} /> : null}
    </Notice>
  );
}

/** The line that leads to what was corrected. */
function Corrected({ id, at, by }: NonNullable<ChallengeSnapshot['corrected']> & { id: string }) {
  const { t } = useTranslation('challenges');
  const { moment } = useDates();
  return (
    <>
      {t('results.by', { name: by, date: moment(at) })} <Link to={`/challenges/${id}?results`}>{t('results.see')}</Link>
    </>
  );
}

/** How a draft stands with its sponsor. */
function askedWords(sponsor: ChallengeSnapshot['sponsor']): 'draft_without' | 'draft_left' | 'draft_asked' {
  if (!sponsor) return 'draft_without';
  return sponsor.left ? 'draft_left' : 'draft_asked';
}
