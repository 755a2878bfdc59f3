import { practiceTemplate, type PracticeTemplate } from '@guildhall/shared/work/practice-card';
import { useTranslation } from 'react-i18next';

import { Icon, type IconName } from '../../ui/icons/Icon';
import styles from './Writing.module.css';

const pictures: Record<PracticeTemplate | 'blank', IconName> = {
  worked: 'done',
  learned: 'info',
  'how-to': 'menu',
  blank: 'pencil',
};

/** What the new card sets out to say. */
export function TemplateChoice({ onChoose }: { onChoose: (template: PracticeTemplate | null) => void }) {
  const { t } = useTranslation('practices');
  return (
    <section aria-labelledby="template-choice">
      <h2 id="template-choice" className={styles.chooseTitle}>
        {t('template.choose')}
      </h2>
      <ul className={styles.templates}>
        {[...practiceTemplate.options, 'blank' as const].map((name) => (
          <li key={name}>
            <button type="button" className={styles.template} onClick={() => onChoose(name === 'blank' ? null : name)}>
              <Icon name={pictures[name]} />
              <span className={styles.templateName}>{t(`template.${name}.name`)}</span>
              <span className={styles.templateWords}>{t(`template.${name}.words`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
