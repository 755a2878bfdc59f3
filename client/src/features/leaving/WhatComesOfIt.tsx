import { useTranslation } from 'react-i18next';

import { Prose } from '../../ui/text/Prose';

const parts = {
  goes: ['name', 'sign_ins', 'notices', 'drafts', 'circle'],
  stays: ['contributions', 'together', 'points', 'words'],
  others: ['quests', 'evidence', 'challenges', 'roles'],
} as const;

/** What leaving does: what goes, what stays, and what others take on. */
export function WhatComesOfIt({ calledAfter }: { calledAfter: string }) {
  const { t } = useTranslation('leaving');
  return (
    <Prose>
      <p>{t('before')}</p>
      {Object.entries(parts).map(([part, points]) => (
        <section key={part}>
          <h3>{t(`${part}.title`)}</h3>
          <ul>
            {points.map((point) => (
              <li key={point}>{t(`${part}.${point}`, { calledAfter })}</li>
            ))}
          </ul>
        </section>
      ))}
      <h3>{t('data.title')}</h3>
      <p>
        {t('data.words')}{' '}
        <a href="/api/me/data" download>
          {t('data.link')}
        </a>
      </p>
    </Prose>
  );
}
