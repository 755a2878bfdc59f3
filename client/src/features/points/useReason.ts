import type { Phrase } from '@guildhall/shared/game/phrase';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** Reasons for less that a line may have beside a reason for more, with that other reason. */
const besides: Partial<Record<string, string>> = { reuse_taper: 'distance_boost', people_taper: 'newcomer_boost' };
const IN_FULL = 100;

/** Why a line has the points it has: a sentence, or two where something counted both less and more. */
export function useReason(): (reason: Phrase) => string {
  const { t } = useTranslation('points');
  return (reason) => reasonWords(t, reason);
}

export function reasonWords(t: TFunction<'points'>, { code, params }: Phrase): string {
  const named = {
    ...params,
    ...(params.category ? { category: t(`category.${params.category}`) } : {}),
    ...(params.distance ? { distance: t(`distance.${params.distance}`) } : {}),
  };
  const more = Number(params.boost) > IN_FULL ? besides[code] : undefined;
  return more ? `${t(`why.${code}`, named)} ${t(`why_more.${more}`, named)}` : t(`why.${code}`, named);
}

/** Rules that say something of their own beside the quest that brought them. */
const besideQuest: readonly string[] = ['first.step', 'stamp.earned', 'level.reached'];

/** What a line was for; `quest` is the title of the quest that brought it, if one did. */
export function whatWords(t: TFunction<'points'>, rule: string, quest: string | null): string {
  const what = t(`rule.${rule}`);
  if (quest === null) return what;
  return besideQuest.includes(rule) ? t('by_quest', { what, quest }) : t('quest', { quest });
}
