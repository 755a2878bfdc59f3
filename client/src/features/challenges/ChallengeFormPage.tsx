import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { NotAllowedPage } from '../../app/pages/NotAllowedPage';
import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useMe } from '../../lib/me/useMe';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { ChallengeForm } from './ChallengeForm';
import { emptyForm, formOf } from './form-values';
import { ProlongForm } from './ProlongForm';
import { useChallenge } from './useChallenges';

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
  const { t } = useTranslation('challenges');
  const { page } = useChallenge(id);
  const { zone } = useMe().organisation;
  if (isLost(page)) return <TroublePage error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <Skeleton lines={8} />;
  const { may, version } = page.data;
  if (!may.edit && !may.prolong) return <NotAllowedPage />;
  return (
    <>
      <Head id={id} purpose={t(may.edit ? 'form.purpose' : 'form.prolong_words')} />
      {may.edit ? (
        <ChallengeForm values={formOf(page.data, zone)} existing={{ id, version }} />
      ) : (
        <ProlongForm page={page.data} />
      )}
    </>
  );
}
