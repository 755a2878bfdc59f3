import { changeGuidance } from '@guildhall/shared/work/guidance-document';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';

import { NotAllowedPage } from '../../../app/pages/NotAllowedPage';
import { TroublePage } from '../../../app/pages/TroublePage';
import { api } from '../../../lib/api/api';
import { sentResolver } from '../../../lib/forms/form-resolver';
import { useKeptAnswers } from '../../../lib/forms/useKeptAnswers';
import { useSending } from '../../../lib/forms/useSending';
import { WritingForm } from '../../../lib/forms/WritingForm';
import { useSummedForm } from '../../../lib/forms/useSummedForm';
import { Button } from '../../../ui/button/Button';
import { Row } from '../../../ui/layout/Layout';
import { PageHeader } from '../../../ui/layout/PageHeader';
import { Skeleton } from '../../../ui/layout/Skeleton';
import { Link } from '../../../ui/text/Link';
import { toast } from '../../../ui/toast/toast.store';
import { type Guidance, guidancePath, useGuidance } from '../useGuidance';
import { useTitle } from '../useTitle';
import { DetailsFields } from './DetailsFields';
import { changeOf, changesOf, type DetailsValues, valuesOf } from './details-values';
import { KeepTemplate } from './KeepTemplate';

const resolver = sentResolver(changeGuidance, changeOf);

/** Who looks after a document, who writes it, who has to look at it and how often. */
export default function DetailsPage() {
  const { id = '' } = useParams();
  const { guidance, error, retry } = useGuidance(id);
  if (error && !guidance) return <TroublePage error={error} onRetry={retry} />;
  if (!guidance) return <Skeleton lines={8} />;
  return guidance.may.manage ? <Form page={guidance} /> : <NotAllowedPage />;
}

function Form({ page: { guidance } }: { page: Guidance }) {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [before] = useState(() => valuesOf(guidance));
  const form = useSummedForm<DetailsValues>({ defaultValues: before, resolver });
  const { problem, send } = useSending(form);
  const noteSent = useKeptAnswers({ form, name: `guidance:${guidance.id}`, from: JSON.stringify(before) });
  const [busy, setBusy] = useState(false);
  const save = () =>
    send(async (values) => {
      setBusy(true);
      try {
        await api.put(`${guidancePath(guidance.id)}/details`, changesOf(before, values));
        noteSent();
        await queries.invalidateQueries({ queryKey: ['guidance'] });
        toast('guidance:details.saved', { tone: 'moss' });
        // Who hands it over may not be among its people any more.
        const [owner] = values.owner;
        const handedOver = owner !== undefined && owner.id !== guidance.owner.id;
        await navigate(handedOver ? '/guidance' : `/guidance/${guidance.id}`);
      } finally {
        setBusy(false);
      }
    });
  return (
    <>
      <PageHeader
        title={t('details.title', { title: title(guidance.titles) })}
        purpose={t('details.purpose')}
        above={<Link to={`/guidance/${guidance.id}`}>{t('history.to_text')}</Link>}
      />
      <WritingForm
        form={form}
        problem={problem}
        main={<DetailsFields />}
        side={
          <>
            <Row>
              <Button look="primary" busy={busy} onClick={save}>
                {t('details.save')}
              </Button>
            </Row>
            <KeepTemplate id={guidance.id} />
          </>
        }
      />
    </>
  );
}
