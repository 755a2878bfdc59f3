import type { RenderedMarkdown } from '@guildhall/shared/work/practice-card';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { Card } from '../../ui/card/Card';
import { Prose } from '../../ui/text/Prose';
import styles from './Card.module.css';
import type { EditValues } from './edit-values';

/** The long texts as readers will see them, while they are written. */
export function FormPreview() {
  const { t } = useTranslation('practices');
  const { control } = useFormContext<EditValues>();
  const [title, problem, steps, howWeKnow, whatDidNotWork] = useWatch({
    control,
    name: ['title', 'problem', 'whatWeDid', 'howWeKnow', 'whatDidNotWork'],
  });
  const numbered = steps.filter(Boolean).map((step, index) => `${index + 1}. ${step.replaceAll('\n', '\n   ')}`);
  const parts = [
    [t('part.problem'), problem],
    [t('part.what_we_did'), numbered.join('\n')],
    [t('part.how_we_know'), howWeKnow],
    [t('part.what_did_not_work'), whatDidNotWork],
  ] as const;
  const written = parts.filter(([, text]) => text.trim() !== '');
  return (
    <Card title={t('preview.title')}>
      {written.length === 0 ? <p className={styles.soft}>{t('preview.nothing')}</p> : null}
      {title ? <h3>{title}</h3> : null}
      {written.map(([name, text]) => (
        <Rendered key={name} name={name} text={text} />
      ))}
      <p className={styles.soft}>{t('preview.markdown')}</p>
    </Card>
  );
}

function Rendered({ name, text }: { name: string; text: string }) {
  const asked = useDeferredValue(text);
  const { data } = useQuery({
    queryKey: ['practices', 'markdown', asked],
    queryFn: ({ signal }) => api.post<RenderedMarkdown>('/api/practices/preview', { text: asked }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  return (
    <>
      <h4>{name}</h4>
      <Prose html={data?.html ?? ''} />
    </>
  );
}
