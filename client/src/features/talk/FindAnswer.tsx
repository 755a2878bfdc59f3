import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Card } from '../../ui/card/Card';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import { AnsweredAlready } from '../practices/AnsweredAlready';

/** A question of one's own: what is answered already is found while one types, and what everybody asks stands ready. */
export function FindAnswer() {
  const { t } = useTranslation('talk');
  const [text, setText] = useState('');
  return (
    <Card title={t('find.title')}>
      <Stack gap="s">
        <TextField
          label={t('find.label')}
          hint={t('find.hint')}
          value={text}
          maxLength={practiceLimits.question}
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
        />
        <AnsweredAlready text={text} always />
      </Stack>
    </Card>
  );
}
