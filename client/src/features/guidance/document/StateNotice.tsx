import type { GuidanceDocument } from '@guildhall/shared/work/guidance-document';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../../lib/i18n/useBilingual';
import { useFormats } from '../../../lib/time/useFormats';
import { Notice } from '../../../ui/notice/Notice';

/** What the present state means for whoever opens the document now. */
export function StateNotice({ guidance }: { guidance: GuidanceDocument }) {
  const { t } = useTranslation('guidance');
  const { name } = useBilingual();
  const { day } = useFormats();
  const { state, consultation, publication } = guidance;
  if (state === 'consultation' && consultation) {
    const who = consultation.unit ? name(consultation.unit) : t('page.everyone');
    return <Notice tone="brass">{t('notice.consultation', { who, date: day(consultation.closesOn) })}</Notice>;
  }
  if (state === 'review' || state === 'ready' || state === 'approved') {
    return <Notice tone="brass">{t(`notice.${state}`)}</Notice>;
  }
  if (state === 'due' && publication) {
    return <Notice tone="berry">{t('notice.due', { date: day(publication.reviewBy) })}</Notice>;
  }
  if (state === 'withdrawn' || state === 'archived') return <Notice tone="brass">{t(`notice.${state}`)}</Notice>;
  if (state === 'published') return <Notice tone="moss">{t('notice.published')}</Notice>;
  return publication ? <Notice>{t('notice.next', { edition: publication.edition })}</Notice> : null;
}
