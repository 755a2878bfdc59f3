import type { PracticeCard, PracticeRevision } from '@guildhall/shared/work/practice-card';
import { useTranslation } from 'react-i18next';

import { Card } from '../../ui/card/Card';
import ink from '../../ui/text/Ink.module.css';
import { ExplainedProse } from '../../lib/glossary/ExplainedProse';
import { isLanguage } from '../../lib/i18n/languages';
import styles from './Card.module.css';

type Text = Pick<
  PracticeCard & PracticeRevision,
  'problem' | 'whatWeDid' | 'whatChanged' | 'howWeKnow' | 'whatDidNotWork'
>;

/** The parts of a card in the order people ask for them. What did not work has the same weight as the rest. */
export function CardText({ card }: { card: Text & { locale?: string } }) {
  const { t } = useTranslation('practices');
  const language = isLanguage(card.locale) ? card.locale : 'en';
  const { before, after, measured } = card.whatChanged;
  return (
    <div lang={card.locale} className={styles.text}>
      <Card title={t('part.problem')}>
        <ExplainedProse html={card.problem} language={language} />
      </Card>
      <Card title={t('part.what_we_did')}>
        <ol className={styles.steps}>
          {card.whatWeDid.map((step, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- steps have no name of their own and stay in their order
            <li key={index}>
              <ExplainedProse html={step} language={language} />
            </li>
          ))}
        </ol>
      </Card>
      <Card title={t('part.what_changed')}>
        <dl className={styles.change}>
          <div>
            <dt>{t('part.before')}</dt>
            <dd>
              <ExplainedProse html={before} language={language} />
            </dd>
          </div>
          <div>
            <dt>{t('part.after')}</dt>
            <dd>
              <ExplainedProse html={after} language={language} />
            </dd>
          </div>
        </dl>
        {measured ? <p className={ink.soft}>{t('part.measured', { measured })}</p> : null}
      </Card>
      <Card title={t('part.how_we_know')}>
        <ExplainedProse html={card.howWeKnow} language={language} />
      </Card>
      <Card title={t('part.what_did_not_work')}>
        <ExplainedProse html={card.whatDidNotWork} language={language} />
      </Card>
    </div>
  );
}
