import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Row } from '../../ui/layout/Layout';
import styles from './Glossary.module.css';
import { useAsks } from './useGlossary';

/** Words that people ask about, for who may explain them; nothing where nobody asks. */
export function Asks({ onExplain }: { onExplain: (word: string) => void }) {
  const { t } = useTranslation('glossary');
  const asks = useAsks();
  const settle = useCommand<string>({
    command: (word) => ({ method: 'POST', path: '/api/glossary/asks/settle', body: { word } }),
    refreshes: [['glossary', 'asks']],
  });
  if (asks.length === 0) return null;
  return (
    <Card title={t('asks.title')}>
      <p className={styles.other}>{t('asks.words')}</p>
      <ProblemNotice problem={settle.problem} />
      <ul className={styles.asks}>
        {asks.map(({ word, count }) => (
          <li key={word}>
            <p>
              <strong>{word}</strong> <span className={styles.other}>{t('asks.count', { count })}</span>
            </p>
            <Row>
              <Button size="s" aria-label={t('asks.explain_label', { word })} onClick={() => onExplain(word)}>
                {t('asks.explain')}
              </Button>
              <Button
                size="s"
                look="quiet"
                aria-label={t('asks.settle_label', { word })}
                busy={settle.busy}
                onClick={() => settle.run(word)}
              >
                {t('asks.settle')}
              </Button>
            </Row>
          </li>
        ))}
      </ul>
    </Card>
  );
}
