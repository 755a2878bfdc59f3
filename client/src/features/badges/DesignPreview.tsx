import { previewBadge } from '@guildhall/shared/game/badges';
import { useDeferredValue } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { Badge } from '../../ui/pictures/Badge';
import ink from '../../ui/text/Ink.module.css';
import styles from './Badges.module.css';
import { criteriaOf, type DesignValues } from './design-values';
import { useBadgePreview } from './useBadges';
import { useSentence } from './useSentence';

/** The pin as it will look, what it takes in one sentence, and how many would hold it now. */
export function DesignPreview() {
  const { t } = useTranslation('badges');
  const { text } = useBilingual();
  const sentence = useSentence();
  const { control } = useFormContext<DesignValues>();
  const values = useWatch({ control }) as DesignValues;
  const { subject, repeat } = values;
  const asked = previewBadge.safeParse({ subject, repeat, criteria: criteriaOf(values) });
  const preview = useBadgePreview(useDeferredValue(asked.data));
  const name = text(values.name) || t('form.title');
  return (
    <Card title={t('preview.title')}>
      <div className={styles.preview}>
        <Badge name={name} {...values.look} earned size="l" />
        <Badge name={name} {...values.look} earned={false} size="l" />
      </div>
      <h3>{name}</h3>
      {preview ? (
        <>
          <p className={styles.sentence}>{sentence(preview.sentence)}</p>
          <p className={ink.soft}>
            {preview.count === null ? t('preview.few') : t('preview.count', { count: preview.count })}
          </p>
        </>
      ) : null}
    </Card>
  );
}
