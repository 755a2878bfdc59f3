import type { GuidanceDocument } from '@guildhall/shared/work/guidance-document';
import type { AskReview } from '@guildhall/shared/work/guidance-reviews';
import type { GuidanceText } from '@guildhall/shared/work/guidance-text';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api } from '../../../lib/api/api';
import { languages } from '../../../lib/i18n/languages';
import { Checkbox } from '../../../ui/choice/Checkbox';
import { Disclosure } from '../../../ui/disclosure/Disclosure';
import { Stack } from '../../../ui/layout/Layout';
import { guidanceKey, guidancePath } from '../useGuidance';

interface ScopeFieldProps {
  guidance: GuidanceDocument;
  scope: AskReview['scope'];
  onScope: (scope: AskReview['scope']) => void;
}

/** Which sections are to be looked at; none chosen means all of them. */
export function ScopeField({ guidance, scope, onScope }: ScopeFieldProps) {
  const { t } = useTranslation('guidance');
  const texts = useQueries({
    queries: guidance.languages.map((language) => ({
      queryKey: [...guidanceKey(guidance.id), 'text', language],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<GuidanceText>(`${guidancePath(guidance.id)}/text`, { signal, query: { language } }),
    })),
  });
  const toggle = (language: GuidanceText['language'], key: string, on: boolean) => {
    const others = (scope ?? []).filter((each) => each.language !== language || each.key !== key);
    const chosen = on ? [...others, { language, key }] : others;
    onScope(chosen.length > 0 ? chosen : null);
  };
  return (
    <Disclosure summary={scope ? t('reviews.scope', { count: scope.length }) : t('reviews.scope_any')}>
      <Stack gap="s">
        <p>{t('reviews.scope_hint')}</p>
        {texts.flatMap(({ data }) =>
          (data?.sections ?? []).map(({ key, title }) => (
            <Checkbox
              key={`${data!.language} ${key}`}
              label={title || t('history.beginning')}
              hint={texts.length > 1 ? languages[data!.language] : undefined}
              checked={scope?.some((each) => each.language === data!.language && each.key === key) ?? false}
              onChange={({ target }) => toggle(data!.language, key, target.checked)}
            />
          )),
        )}
      </Stack>
    </Disclosure>
  );
}
