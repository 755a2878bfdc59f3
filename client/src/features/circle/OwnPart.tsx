import { circleLimits } from '@guildhall/shared/work/circle-limits';
import type { CirclePerson } from '@guildhall/shared/work/circle';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Switch } from '../../ui/choice/Switch';
import { TextArea } from '../../ui/field/TextArea';
import { Row, Stack } from '../../ui/layout/Layout';
import ink from '../../ui/text/Ink.module.css';
import { circleKey } from './useCircle';

/** The one switch that joins and leaves; and one's own line, for who is in it. `people` is null for who is not. */
export function OwnPart({ people }: { people: readonly CirclePerson[] | null }) {
  const { t } = useTranslation('circle');
  const me = useMe().member.id;
  const press = useCommand<boolean>({
    command: (on) => ({ method: 'POST', path: `/api/circle/${on ? 'join' : 'leave'}`, body: {} }),
    refreshes: [circleKey],
  });
  const own = people?.find(({ id }) => id === me);
  return (
    <Card title={t('own.title')}>
      <Stack>
        <Switch
          label={t('own.switch')}
          hint={t(people ? 'own.on' : 'own.off')}
          on={people !== null}
          busy={press.busy}
          onChange={press.run}
        />
        <ProblemNotice problem={press.problem} />
        {own ? <LineForm line={own.line ?? ''} /> : null}
      </Stack>
    </Card>
  );
}

function LineForm({ line }: { line: string }) {
  const { t } = useTranslation('circle');
  const [text, setText] = useState(line);
  const save = useCommand<string>({
    command: (words) => ({ method: 'PUT', path: '/api/circle/line', body: { line: words || null } }),
    refreshes: [circleKey],
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.run(text.trim());
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="s">
        <TextArea
          label={t('own.line')}
          hint={t('own.line_hint')}
          optional
          rows={3}
          value={text}
          maxLength={circleLimits.line}
          onChange={({ target }) => setText(target.value)}
        />
        <ProblemNotice problem={save.problem} />
        <Row>
          <Button type="submit" size="s" busy={save.busy}>
            {t('own.save')}
          </Button>
          <span role="status" className={ink.soft}>
            {save.done && text.trim() === line ? t('own.saved') : ''}
          </span>
        </Row>
      </Stack>
    </form>
  );
}
