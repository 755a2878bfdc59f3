import type { Bilingual } from '@guildhall/shared/platform/bilingual';
import { useTranslation } from 'react-i18next';

export interface Named {
  name: string;
  nameCy: string | null;
}

/** Texts an organisation wrote, in the reader's language where there is one; `name` does it for units and the like. */
export function useBilingual(): { text: (text: Bilingual) => string; name: (named: Named) => string } {
  const welsh = useTranslation().i18n.language === 'cy';
  return {
    text: ({ en, cy }) => (welsh && cy ? cy : en),
    name: ({ name, nameCy }) => (welsh && nameCy ? nameCy : name),
  };
}
