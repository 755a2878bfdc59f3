import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { TroublePage } from '../../app/pages/TroublePage';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { emptyPractice, valuesOf } from './edit-values';
import { PracticeForm } from './PracticeForm';
import { useDraft } from './usePractice';

/** Writes a card, or changes one. */
export default function EditPage() {
  const { id } = useParams();
  const { t, i18n } = useTranslation('practices');
  const draft = useDraft(id);
  if (draft.error) return <TroublePage error={draft.error} onRetry={() => void draft.refetch()} />;
  return (
    <>
      <PageHeader
        title={t(id ? 'edit.title' : 'edit.new_title')}
        purpose={t('edit.purpose')}
        above={<Link to="/practices?mine=true">{t('edit.mine')}</Link>}
      />
      {id && !draft.data ? <Skeleton lines={8} /> : null}
      {id && draft.data ? <PracticeForm key={id} values={valuesOf(draft.data)} draft={draft.data} /> : null}
      {id ? null : <PracticeForm values={emptyPractice(i18n.language === 'cy' ? 'cy' : 'en')} />}
    </>
  );
}
