import { practiceText, type PracticeDraft } from '@guildhall/shared/work/practice-card';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { sentResolver } from '../../lib/forms/form-resolver';
import { useSending } from '../../lib/forms/useSending';
import { WritingForm } from '../../lib/forms/WritingForm';
import { Button } from '../../ui/button/Button';
import { Row, Stack } from '../../ui/layout/Layout';
import { toast } from '../../ui/toast/toast.store';
import { textOf, type EditValues } from './edit-values';
import { FormFields } from './FormFields';
import { FormPreview } from './FormPreview';
import { SimilarCards } from './SimilarCards';
import { useSavePractice } from './useSavePractice';

interface PracticeFormProps {
  values: EditValues;
  /** The stored card; left out for a new one. */
  draft?: PracticeDraft;
}

const resolver = sentResolver(practiceText, textOf);

/** The editor: the questions of a card in their order, with the card as readers will see it beside them. */
export function PracticeForm({ values, draft }: PracticeFormProps) {
  const { t } = useTranslation('practices');
  const navigate = useNavigate();
  const form = useForm<EditValues>({ defaultValues: values, resolver });
  const saving = useSavePractice(draft);
  const published = draft !== undefined && draft.state !== 'draft';

  const { problem, setProblem, send } = useSending(form);

  const save = () =>
    send(async (answers) => {
      const { id } = await saving.save(answers);
      toast(t('edit.saved'), { tone: 'moss' });
      await navigate(published ? `/practices/${id}` : `/practices/${id}/edit`, { replace: !published });
    });
  const publish = () =>
    send(async (answers) => {
      const { id } = await saving.publish(answers);
      await navigate(`/practices/${id}`);
    });
  const discard = () => void saving.discard().then(() => navigate('/practices?mine=true'), setProblem);

  return (
    <WritingForm
      form={form}
      problem={problem}
      main={<FormFields published={published} />}
      side={
        <>
          <Stack>
            <Row>
              {published ? null : (
                <Button look="primary" busy={saving.busy} onClick={publish}>
                  {t('edit.publish')}
                </Button>
              )}
              <Button look={published ? 'primary' : 'secondary'} busy={saving.busy} onClick={save}>
                {t(published ? 'edit.save_changes' : 'edit.save_draft')}
              </Button>
              {draft && !published ? (
                <Button look="quiet" busy={saving.busy} onClick={discard}>
                  {t('edit.discard')}
                </Button>
              ) : null}
            </Row>
            <p>{t(published ? 'edit.after_changes' : 'edit.after_draft')}</p>
          </Stack>
          {published ? null : <SimilarCards />}
          <FormPreview />
        </>
      }
    />
  );
}
