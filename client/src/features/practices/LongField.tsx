import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { MarkdownEditor } from '../../lib/editor/MarkdownEditor';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { sendPicture } from '../../lib/media/send-picture';
import type { EditValues } from './edit-values';

interface LongFieldProps {
  name: 'problem' | 'howWeKnow' | 'whatDidNotWork' | 'whatChanged.before' | 'whatChanged.after' | `whatWeDid.${number}`;
  label: string;
  hint: string | undefined;
  most: number;
  /** It was asked for just now, and is written in next. */
  begun?: boolean;
}

/** A long text of a card, with its structure and pictures; the hint is that of the template it began from. */
export function LongField({ name, label, hint, most, begun = false }: LongFieldProps) {
  const { t } = useTranslation('practices');
  const form = useFormContext<EditValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'practices');
  const template = useWatch({ control: form.control, name: 'template' });
  const own = template && hint ? t(`template.${template}.hints.${name}`, { defaultValue: hint }) : hint;
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <MarkdownEditor
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          label={label}
          hint={own}
          maxLength={most}
          error={errorOf(name)}
          onUpload={sendPicture}
          begun={begun}
        />
      )}
    />
  );
}
