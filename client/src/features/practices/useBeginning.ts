import type { PracticeTemplate, PracticeText } from '@guildhall/shared/work/practice-card';
import { useTranslation } from 'react-i18next';

import { type EditValues, emptyPractice } from './edit-values';

const results: Record<PracticeTemplate, PracticeText['result']> = {
  worked: 'worked',
  learned: 'did-not',
  'how-to': null,
};
const steps: Record<PracticeTemplate, number> = { worked: 1, learned: 1, 'how-to': 3 };

/** The answers that a new card begins with: the headings of its template, in the language of the screen. */
export function useBeginning(): (template: PracticeTemplate | null) => EditValues {
  const { t, i18n } = useTranslation('practices');
  return (template) => {
    const empty = emptyPractice(i18n.language === 'cy' ? 'cy' : 'en');
    if (!template) return empty;
    const headings = (field: 'problem' | 'howWeKnow' | 'whatDidNotWork') =>
      t(`template.${template}.begins.${field}`, { defaultValue: '' });
    return {
      ...empty,
      template,
      result: results[template],
      problem: headings('problem'),
      howWeKnow: headings('howWeKnow'),
      whatDidNotWork: headings('whatDidNotWork'),
      whatWeDid: Array.from({ length: steps[template] }, () => ''),
    };
  };
}
