import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import { useTranslation } from 'react-i18next';

import { Explained } from '../../lib/glossary/Explained';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import ink from '../../ui/text/Ink.module.css';
import styles from './Quests.module.css';

interface StepHelpProps {
  step: QuestStep;
  open?: boolean;
  /** How it completes itself is said beneath. */
  saidBelow?: boolean;
}

/** How to do a step, folded until it is wanted, with an example and what completes it. */
export function StepHelp({ step, open = false, saidBelow = false }: StepHelpProps) {
  const { t } = useTranslation('quests');
  const { text } = useBilingual();
  return (
    <Disclosure open={open} summary={t('step.help')}>
      <div className={styles.helpWords}>
        {text(step.help)
          .split(/\n{2,}/)
          .map((paragraph) => (
            <p key={paragraph}>
              <Explained text={paragraph} />
            </p>
          ))}
        {step.example ? (
          <p className={styles.example}>
            <strong>{t('step.example')}</strong> <Explained text={step.example} />
          </p>
        ) : null}
        {saidBelow && step.by.by === 'activity' ? null : (
          <p className={ink.soft}>
            <Explained
              text={t(step.by.by === 'evidence' ? `step.verifier.${step.by.verifier}` : `step.by.${step.by.by}`)}
            />
          </p>
        )}
      </div>
    </Disclosure>
  );
}
