import { creditWords } from '@guildhall/shared/work/guidance-limits';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../../lib/api/ProblemNotice';
import type { Language } from '../../../lib/i18n/languages';
import { Card } from '../../../ui/card/Card';
import { Columns, Stack } from '../../../ui/layout/Layout';
import { Skeleton } from '../../../ui/layout/Skeleton';
import { Avatar } from '../../../ui/text/Avatar';
import { Pill } from '../../../ui/text/Pill';
import ink from '../../../ui/text/Ink.module.css';
import styles from './WhoWrote.module.css';
import { usePassages } from './useHistory';

/** Whose words stand in the text now, passage by passage. */
export function WhoWrote({ id, language }: { id: string; language: Language }) {
  const { t } = useTranslation('guidance');
  const { data, error } = usePassages(id, language);
  if (error) return <ProblemNotice problem={error} urgent={false} />;
  if (!data) return <Skeleton lines={8} />;
  return (
    <Columns
      main={
        <Stack gap="l">
          {data.sections.map(({ key, title, passages }) => (
            <Card key={key} title={title || t('history.beginning')}>
              <dl className={styles.passages}>
                {passages.map(({ text, by }, nth) => (
                  // oxlint-disable-next-line react/no-array-index-key -- passages are told apart by their place alone
                  <div key={nth}>
                    <dt>{by?.name ?? t('words.given')}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            </Card>
          ))}
        </Stack>
      }
      side={
        <Card title={t('words.people')}>
          <Stack>
            <p>{t('words.named_from', { count: creditWords })}</p>
            <ul className={styles.people}>
              {data.people.map(({ person, words, named }) => (
                <li key={person.id}>
                  <Avatar name={person.name} size="s" /> {person.name}{' '}
                  <span className={ink.soft}>{t('history.words', { count: words })}</span>
                  {named ? <Pill tone="moss">{t('words.named')}</Pill> : null}
                </li>
              ))}
            </ul>
          </Stack>
        </Card>
      }
    />
  );
}
