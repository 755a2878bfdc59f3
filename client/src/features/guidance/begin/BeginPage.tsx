import { beginGuidance, type BegunGuidance } from '@guildhall/shared/work/guidance-document';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { api } from '../../../lib/api/api';
import { sentResolver } from '../../../lib/forms/form-resolver';
import { useKeptAnswers } from '../../../lib/forms/useKeptAnswers';
import { useSending } from '../../../lib/forms/useSending';
import { WritingForm } from '../../../lib/forms/WritingForm';
import { useSummedForm } from '../../../lib/forms/useSummedForm';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/card/Card';
import { Stack } from '../../../ui/layout/Layout';
import { PageHeader } from '../../../ui/layout/PageHeader';
import { toast } from '../../../ui/toast/toast.store';
import { Link } from '../../../ui/text/Link';
import { BeginFields } from './BeginFields';
import { blank, type BeginValues, bodyOf } from './begin-values';
import { OwnTemplates } from './OwnTemplates';

const resolver = sentResolver(beginGuidance, bodyOf);

/** A new document: what kind it is, what it is called, and what it begins with. */
export default function BeginPage() {
  const { t } = useTranslation('guidance');
  const navigate = useNavigate();
  const form = useSummedForm<BeginValues>({ defaultValues: blank, resolver });
  const { problem, send } = useSending(form);
  const noteSent = useKeptAnswers({ form, name: 'guidance', from: null });
  const [busy, setBusy] = useState(false);

  const begin = () =>
    send(async (values) => {
      setBusy(true);
      try {
        const { id, notes } = await api.post<BegunGuidance>('/api/guidance', bodyOf(values));
        noteSent();
        for (const note of notes) toast(`guidance:import.${note}`, { tone: 'plain' });
        await navigate(`/guidance/${id}`);
      } finally {
        setBusy(false);
      }
    });
  return (
    <>
      <PageHeader
        title={t('begin.title')}
        purpose={t('begin.purpose')}
        above={<Link to="/guidance">{t('page.all')}</Link>}
      />
      <WritingForm
        form={form}
        problem={problem}
        main={<BeginFields />}
        side={
          <>
            <Card title={t('begin.next')}>
              <Stack>
                <p>{t('begin.next_words')}</p>
                <Button look="primary" busy={busy} onClick={begin}>
                  {t('begin.begin')}
                </Button>
              </Stack>
            </Card>
            <OwnTemplates />
          </>
        }
      />
    </>
  );
}
