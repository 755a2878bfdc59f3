import type { PracticeTemplate } from '@guildhall/shared/work/practice-card';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { type EditValues, emptyPractice } from './edit-values';
import { PracticeForm } from './PracticeForm';
import { TemplateChoice } from './TemplateChoice';
import { useBeginning } from './useBeginning';
import { useDraft } from './usePractice';
import { useKeptBeginning } from './useWriting';

/** Writes a card, or changes one. */
export default function EditPage() {
  const { id } = useParams();
  return id ? <Stored key={id} id={id} /> : <Beginning />;
}

function Page({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('practices');
  return (
    <>
      <PageHeader
        title={title}
        purpose={t('edit.purpose')}
        above={<Link to="/practices?mine=true">{t('edit.mine')}</Link>}
      />
      {children}
    </>
  );
}

function Stored({ id }: { id: string }) {
  const { t } = useTranslation('practices');
  const draft = useDraft(id);
  const [nth, setNth] = useState(0);
  if (isLost(draft)) return <TroublePage error={draft.error} onRetry={() => void draft.refetch()} />;
  return (
    <Page title={t('edit.title')}>
      {draft.data ? (
        <PracticeForm
          key={nth}
          draft={draft.data}
          beginning={emptyPractice(draft.data.text.locale)}
          onAnew={() => void draft.refetch().then(() => setNth(nth + 1))}
        />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

/** A new card begins with what it sets out to say, unless this device kept one that was begun without a connection. */
function Beginning() {
  const { t } = useTranslation('practices');
  const kept = useKeptBeginning();
  const begin = useBeginning();
  const [values, setValues] = useState<EditValues | null>(kept);
  const choose = (template: PracticeTemplate | null) => setValues(begin(template));
  return (
    <Page title={t('edit.new_title')}>
      {values ? (
        <Stack>
          {values === kept ? <Notice>{t('keeping.resumed')}</Notice> : null}
          <PracticeForm beginning={values} justChosen={values !== kept} onAnew={() => setValues(null)} />
        </Stack>
      ) : (
        <TemplateChoice onChoose={choose} />
      )}
    </Page>
  );
}
