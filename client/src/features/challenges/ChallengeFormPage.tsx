import type { ChallengePage as Page } from '@guildhall/shared/game/challenges';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';

import { NotAllowedPage } from '../../app/pages/NotAllowedPage';
import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useMe } from '../../lib/me/useMe';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { ChallengeForm } from './ChallengeForm';
import { emptyForm, formOf } from './form-values';
import { ProlongForm } from './ProlongForm';
import { useChallenge } from './useChallenges';
import { useSpokenState } from './useSpokenState';

/** Creates a challenge, or changes one within what its state allows. */
export default function ChallengeFormPage() {
  const { id } = useParams();
  const { t } = useTranslation('challenges');
  if (id) return <Existing id={id} />;
  return (
    <>
      <Head id={undefined} purpose={t('form.purpose')} />
      <ChallengeForm values={emptyForm} />
    </>
  );
}

function Head({ id, purpose }: { id: string | undefined; purpose: string }) {
  const { t } = useTranslation('challenges');
  return (
    <PageHeader
      title={t(id ? 'form.change_title' : 'form.title')}
      purpose={purpose}
      above={<Link to={id ? `/challenges/${id}` : '/challenges'}>{t(id ? 'form.back' : 'page.all')}</Link>}
    />
  );
}

function Existing({ id }: { id: string }) {
  const { page } = useChallenge(id);
  if (isLost(page)) return <TroublePage error={page.error} onRetry={() => void page.refetch()} />;
  return page.data ? <Changes key={id} page={page.data} /> : <Skeleton lines={8} />;
}

const closed: ReadonlySet<string> = new Set(['settling', 'settled', 'cancelled']);

function Changes({ page }: { page: Page }) {
  const { t } = useTranslation('challenges');
  const { zone } = useMe().organisation;
  const { may, version, challenge } = page;
  // What is being written stays when the challenge opens meanwhile; each answer is judged once it is sent.
  const [whole] = useState(may.edit);
  useSpokenState(challenge);
  // How it ended stands on its own page.
  if (closed.has(challenge.state)) return <Navigate to={`/challenges/${challenge.id}`} replace />;
  if (!may.edit && !may.prolong) return <NotAllowedPage />;
  return (
    <>
      <Head id={challenge.id} purpose={t(whole ? 'form.purpose' : 'form.prolong_words')} />
      <Stack gap="l">
        {whole && !may.edit ? <Notice tone="brass">{t('form.opened')}</Notice> : null}
        {whole ? (
          <ChallengeForm values={formOf(page, zone)} existing={{ id: challenge.id, version }} />
        ) : (
          <ProlongForm page={page} />
        )}
      </Stack>
    </>
  );
}
