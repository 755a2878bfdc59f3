import { type Recheck, type RecheckFinding, recheckFinding, recheckNote } from '@guildhall/shared/insight/rechecks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { RadioGroup } from '../../ui/choice/RadioGroup';
import { TextArea } from '../../ui/field/TextArea';
import { Row, Stack } from '../../ui/layout/Layout';
import ink from '../../ui/text/Ink.module.css';
import { forgetFinding, keepFinding, type Unsent, unsentFinding } from './unsent-finding';
import { useAnswer, usePass } from './useRechecks';

/** Three plain answers and a sentence; whoever cannot judge it asks for somebody else. */
export function FindingForm({ recheck: { id, by } }: { recheck: Recheck }) {
  const { t } = useTranslation('rechecks');
  const me = useMe().member.id;
  const [{ finding, note }, setUnsent] = useState(() => unsentFinding(me, id));
  const [tried, setTried] = useState(false);
  const frame = useRef<HTMLFormElement>(null);
  const forget = () => forgetFinding(me, id);
  const answer = useAnswer(id, forget);
  const pass = usePass(id, forget);
  const change = (unsent: Unsent) => {
    setUnsent(unsent);
    keepFinding(me, id, unsent);
  };
  const wantsNote = finding !== null && finding !== 'holds';
  const noteMissing = wantsNote && note.trim() === '';
  const send = () => {
    setTried(true);
    if (finding && !noteMissing) answer.run({ finding, ...(note.trim() ? { note: note.trim() } : {}) });
    else frame.current?.querySelector<HTMLElement>(noteMissing ? 'textarea' : 'input')?.focus();
  };
  return (
    <form
      ref={frame}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack>
        <ProblemNotice problem={answer.problem ?? pass.problem} />
        <RadioGroup
          legend={t('finding')}
          name={`finding-${id}`}
          value={finding ?? ''}
          options={recheckFinding.options.map((value) => ({ value, label: t(`findings.${value}`) }))}
          onChange={(event) => change({ finding: event.target.value as RecheckFinding, note })}
          error={tried && !finding ? t('finding_needed') : undefined}
        />
        <TextArea
          label={t(wantsNote ? 'note' : 'note_more')}
          hint={t('note_hint', { name: by.name })}
          optional={!wantsNote}
          value={note}
          maxLength={recheckNote}
          onChange={(event) => change({ finding, note: event.target.value })}
          error={tried && noteMissing ? t('note_needed') : undefined}
        />
        <Row>
          <Button type="submit" look="primary" icon="check" busy={answer.busy}>
            {t('send')}
          </Button>
          <Button look="quiet" busy={pass.busy} onClick={() => pass.run()}>
            {t('pass')}
          </Button>
        </Row>
        <p className={ink.soft}>{t('pass_words')}</p>
      </Stack>
    </form>
  );
}
