import type { GuidanceDocument } from '@guildhall/shared/work/guidance-document';
import { useTranslation } from 'react-i18next';

import type { Language } from '../../../lib/i18n/languages';
import { Disclosure } from '../../../ui/disclosure/Disclosure';
import ink from '../../../ui/text/Ink.module.css';
import { guidancePath } from '../useGuidance';
import styles from './Document.module.css';

const formats = ['markdown', 'html', 'docx'] as const;

/** The text as files, as it stands now. */
export function Exports({ guidance, language }: { guidance: GuidanceDocument; language: Language }) {
  const { t } = useTranslation('guidance');
  return (
    <Disclosure heading summary={t('exports.title')}>
      <p className={ink.soft}>{t('exports.now')}</p>
      <p className={styles.links}>
        {formats.map((format) => (
          <a
            key={format}
            href={`${guidancePath(guidance.id)}/export?${new URLSearchParams({ format, language, of: 'draft' })}`}
            download
          >
            {t(`exports.${format}`)}
          </a>
        ))}
      </p>
    </Disclosure>
  );
}
