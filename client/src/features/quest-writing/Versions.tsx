import type { QuestVersion } from '@guildhall/shared/game/quest-writing';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';

/** The quest's versions, newest first. One that was published never changes; runs under way keep theirs. */
export function Versions({ versions }: { versions: readonly QuestVersion[] }) {
  const { t } = useTranslation('quest-writing');
  const { date } = useFormats();
  return (
    <Card title={t('versions.title')}>
      <ul>
        {versions.map(({ number, writtenBy, writtenAt, publishedAt }) => (
          <li key={number}>
            {t(publishedAt ? 'versions.published' : 'versions.draft', {
              number,
              name: writtenBy,
              date: date(publishedAt ?? writtenAt),
            })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
