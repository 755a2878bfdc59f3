import type { GuidanceGap } from '@guildhall/shared/work/guidance-text';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api } from '../../../lib/api/api';
import { Notice } from '../../../ui/notice/Notice';
import { guidancePath } from '../useGuidance';

const shown = 5;

/** What a template left for its writers and nobody has filled yet, before reviewers get it; nothing where there is none. */
export function Gaps({ id }: { id: string }) {
  const { t } = useTranslation('guidance');
  const { data = [] } = useQuery({
    queryKey: ['guidance', 'gaps', id],
    queryFn: ({ signal }) => api.get<GuidanceGap[]>(`${guidancePath(id)}/gaps`, { signal }),
    gcTime: 0,
  });
  if (data.length === 0) return null;
  return (
    <Notice tone="brass" title={t('gaps.title', { count: data.length })}>
      <ul>
        {data.slice(0, shown).map(({ language, section, title, what, words }, nth) => (
          // oxlint-disable-next-line react/no-array-index-key -- gaps of one section are told apart by their place alone
          <li key={`${language} ${section} ${nth}`} lang={language}>
            {[title, what === 'words' ? words : t(`gaps.${what}`)].filter(Boolean).join(': ')}
          </li>
        ))}
        {data.length > shown ? <li>{t('gaps.more', { count: data.length - shown })}</li> : null}
      </ul>
      <p>{t('gaps.words')}</p>
    </Notice>
  );
}
