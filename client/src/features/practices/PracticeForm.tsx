import { practiceText, type PracticeDraft } from '@guildhall/shared/work/practice-card';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { ApiProblem } from '../../lib/api/problem';
import { sentResolver } from '../../lib/forms/form-resolver';
import { useSending } from '../../lib/forms/useSending';
import { WritingForm } from '../../lib/forms/WritingForm';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { Button } from '../../ui/button/Button';
import { Row, Stack } from '../../ui/layout/Layout';
import { ChangedMeanwhile } from './ChangedMeanwhile';
import { textOf, type EditValues } from './edit-values';
import { FormFields } from './FormFields';
import { LetGo } from './LetGo';
import { SaveState } from './SaveState';
import { SimilarCards } from './SimilarCards';
import { useWriting } from './useWriting';

interface PracticeFormProps {
  /** The answers of a new card; a stored one has its own. */
  beginning: EditValues;
  /** The stored card; left out for a new one. */
  draft?: PracticeDraft;
  /** What it sets out to say was chosen a moment ago, and that button is gone: the first answer has the focus. */
  justChosen?: boolean;
  /** Has the stored card read anew, in place of what is written here. */
  onAnew: () => void;
}

const resolver = sentResolver(practiceText, textOf);

/** The editor: the questions of a card in their order. What is written is saved as it is typed. */
export function PracticeForm({ beginning, draft, justChosen = false, onAnew }: PracticeFormProps) {
  const { t } = useTranslation('practices');
  const navigate = useNavigate();
  const writing = useWriting(draft, beginning);
  const form = useSummedForm<EditValues>({ defaultValues: writing.values, resolver });
  const published = draft !== undefined && draft.state !== 'draft';
  useTyped(form, writing.keeper.typed);
  useAddress(draft ? null : writing.id);
  const { setFocus } = form;
  useEffect(() => {
    if (justChosen) setFocus('title');
  }, [justChosen, setFocus]);

  const { problem, setProblem, send } = useSending(form);
  const changed =
    writing.standing === 'changed' || (problem instanceof ApiProblem && problem.code === 'changed_meanwhile');
  const publish = () =>
    send(async (answers) => {
      if (published) await writing.publishChanges(answers);
      const id = published ? draft.id : await writing.publish();
      await navigate(`/practices/${id}`);
    });
  const letGo = async () => {
    await (published ? writing.letChangesGo() : writing.throwAway());
    await navigate(published ? `/practices/${draft.id}` : '/practices?mine=true');
  };
  const keepBoth = () =>
    void writing.keepBoth(textOf(form.getValues())).then((id) => navigate(`/practices/${id}/edit`), setProblem);

  return (
    <WritingForm
      form={form}
      problem={changed ? null : problem}
      main={<FormFields published={published} />}
      side={
        <>
          <Stack>
            {changed && writing.id ? (
              <ChangedMeanwhile
                id={writing.id}
                busy={writing.busy}
                onKeepBoth={keepBoth}
                onTakeTheirs={() => void writing.takeTheirs().then(onAnew, setProblem)}
              />
            ) : null}
            <Row>
              <Button look="primary" busy={writing.busy} onClick={publish}>
                {t(published ? 'edit.publish_changes' : 'edit.publish')}
              </Button>
              {writing.id || writing.standing !== 'untouched' ? (
                <LetGo what={published ? 'let_go' : 'discard'} busy={writing.busy} onLetGo={letGo} />
              ) : null}
            </Row>
            <SaveState {...writing} />
            <p>{t(published ? 'edit.after_changes' : 'edit.after_draft')}</p>
          </Stack>
          {published ? null : <SimilarCards />}
        </>
      }
    />
  );
}

/** Tells of each change of the answers, with a copy that stays as it is. */
function useTyped(form: ReturnType<typeof useForm<EditValues>>, typed: (values: EditValues) => void): void {
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => typed(structuredClone(values)) }),
    [form, typed],
  );
}

/** Once a new card has begun, its address stands in the browser, so that loading the page again goes on with it. */
function useAddress(id: string | null): void {
  useEffect(() => {
    if (id) history.replaceState(history.state, '', `/practices/${id}/edit`);
  }, [id]);
}
