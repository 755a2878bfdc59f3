import type { SimilarPractice } from '@guildhall/shared/work/practices';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useSettled } from '../../lib/time/useSettled';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { Link } from '../../ui/text/Link';
import ink from '../../ui/text/Ink.module.css';
import styles from './Card.module.css';
import type { EditValues } from './edit-values';

const typingPause = 400;
/** Fewer letters are no title yet. */
const fewestLetters = 4;

/** Cards that say something like it already, while the title is written; nothing when there are none. */
export function SimilarCards() {
  const { t } = useTranslation('practices');
  const { name } = useBilingual();
  const { control } = useFormContext<EditValues>();
  const title = useSettled(useWatch({ control, name: 'title' }).trim(), typingPause);
  const { data } = useQuery({
    queryKey: ['practices', 'similar', title],
    queryFn: ({ signal }) => api.get<SimilarPractice[]>('/api/practices/similar', { signal, query: { title } }),
    enabled: title.length >= fewestLetters,
    placeholderData: keepPreviousData,
  });
  if (title.length < fewestLetters || !data?.length) return null;
  return (
    <Card title={t('similar.title')}>
      <Stack>
        <p>{t('similar.words')}</p>
        <ul className={styles.similar}>
          {data.map((card) => (
            <li key={card.id}>
              <span lang={card.locale}>
                <Link to={`/practices/${card.id}`} newTab>
                  {card.title}
                </Link>
              </span>
              {card.unit ? <span className={ink.soft}>{name(card.unit)}</span> : null}
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
