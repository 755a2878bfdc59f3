import { mediaLimits, mediaTypes } from '@guildhall/shared/work/media-limits';
import type { Editor } from '@tiptap/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../../ui/button/Button';
import { Dialog } from '../../../ui/dialog/Dialog';
import { LeaveButton } from '../../../ui/dialog/LeaveButton';
import { Field } from '../../../ui/field/Field';
import { TextField } from '../../../ui/field/TextField';
import { Stack } from '../../../ui/layout/Layout';
import { Notice } from '../../../ui/notice/Notice';
import { ProblemNotice } from '../../api/ProblemNotice';
import { ApiProblem } from '../../api/problem';
import { onEnter } from './on-enter';

/** Stores a picture and tells its address on this installation. */
export type Upload = (file: File) => Promise<{ src: string }>;

/** Kinds that the browser turns into a PNG before they are sent can be chosen as well. */
const chosen = [...mediaTypes, 'image/gif', 'image/avif'].join();

interface PictureDialogProps {
  editor: Editor;
  upload: Upload;
  /** A picture that was pasted or dropped. */
  given: File | undefined;
  onClose: () => void;
}

/** A picture with its words for those who cannot see it; without them it does not come in. */
export function PictureDialog({ editor, upload, given, onClose }: PictureDialogProps) {
  const { t } = useTranslation('editor');
  const [file, setFile] = useState(given);
  const [alt, setAlt] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const title = useId();
  const refused =
    problem instanceof ApiProblem ? problem.errors.find(({ field }) => field === 'file')?.code : undefined;

  const put = async () => {
    setTried(true);
    if (!file || !alt.trim() || busy) return;
    setBusy(true);
    try {
      const { src } = await upload(file);
      onClose();
      editor.chain().focus().setImage({ src, alt: alt.trim() }).run();
    } catch (caught) {
      setProblem(caught as Error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('picture.title')}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          <Button look="primary" busy={busy} onClick={() => void put()}>
            {t('picture.put')}
          </Button>
        </>
      }
    >
      <Stack>
        {file?.type === 'image/gif' ? <Notice title={t('picture.still')} /> : null}
        {refused ? (
          <Notice tone="berry" urgent>
            {t(`picture.refused.${refused}`)}
          </Notice>
        ) : (
          <ProblemNotice problem={problem} />
        )}
        {given ? (
          <p id={title}>{t('picture.given', { name: given.name })}</p>
        ) : (
          <Field
            label={t('picture.file')}
            hint={t('picture.file_hint')}
            error={tried && !file ? t('picture.file_needed') : undefined}
          >
            {(ties) => (
              <input {...ties} type="file" accept={chosen} onChange={({ target }) => setFile(target.files?.[0])} />
            )}
          </Field>
        )}
        <TextField
          label={t('picture.alt')}
          hint={t('picture.alt_hint')}
          maxLength={mediaLimits.alt}
          value={alt}
          onChange={({ target }) => setAlt(target.value)}
          onKeyDown={onEnter(() => void put())}
          error={tried && !alt.trim() ? t('picture.alt_needed') : undefined}
        />
      </Stack>
    </Dialog>
  );
}
