import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Kept } from '../../lib/waiting/Kept';
import { Button } from '../../ui/button/Button';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { Stack } from '../../ui/layout/Layout';
import { type Picked, PeoplePicker } from '../../lib/people/PeoplePicker';
import styles from './Quests.module.css';
import { useIsKeptFor, type useRunCommand } from './useRun';

/** Whoever finished may say who walked with them; folded, because nobody has to. */
export function NameHelper({ run, command }: { run: string; command: ReturnType<typeof useRunCommand> }) {
  const { t } = useTranslation('quests');
  const [people, setPeople] = useState<Picked[]>([]);
  const [person] = people;
  if (useIsKeptFor(run, 'helper')) return <Kept />;
  return (
    <Disclosure summary={t('helper.title')}>
      <div className={styles.helpWords}>
        <Stack>
          <p>{t('helper.words')}</p>
          <PeoplePicker label={t('helper.who')} people={people} onPeople={setPeople} most={1} />
          {person ? (
            <Button busy={command.busy} onClick={() => command.run({ act: 'helper', helper: person.id })}>
              {t('helper.name', { name: person.name })}
            </Button>
          ) : null}
        </Stack>
      </div>
    </Disclosure>
  );
}
