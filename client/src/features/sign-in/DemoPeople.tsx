import type { DemoPerson, DemoSignIn } from '@guildhall/shared/people/demo';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { api } from '../../lib/api/api';
import { useCommand } from '../../lib/api/useCommand';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Avatar } from '../../ui/text/Avatar';
import { Pill } from '../../ui/text/Pill';
import styles from './DemoPeople.module.css';

const demoQuery = {
  queryKey: ['demo', 'people'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<DemoPerson[]>('/api/demo/people', { signal }),
  staleTime: Infinity,
};

/** The people of the demo, each one click away; nothing at all outside the demo, where the server knows of none. */
export function DemoPeople({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation('sign-in');
  const people = useQuery(demoQuery).data ?? [];
  const command = useCommand<DemoSignIn>({ command: (body) => ({ method: 'POST', path: '/api/demo/sign-in', body }) });
  const choose = (memberId: string) => void command.runAsync({ memberId }).then(onDone, () => undefined);
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="demo" className={styles.demo}>
      <h2 id="demo">{t('demo.title')}</h2>
      <p className={styles.purpose}>{t('demo.purpose')}</p>
      <ProblemNotice problem={command.problem} />
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.id}>
            <Person person={person} busy={command.busy} onChoose={() => choose(person.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Person({ person, busy, onChoose }: { person: DemoPerson; busy: boolean; onChoose: () => void }) {
  const { t } = useTranslation('sign-in');
  const { name, text } = useBilingual();
  const { kind, roles, unit } = person;
  return (
    <button
      type="button"
      className={styles.person}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onChoose}
    >
      <Avatar name={person.name} size="l" />
      <span className={styles.words}>
        <span className={styles.name}>{person.name}</span>
        {unit ? <span className={styles.unit}>{name(unit)}</span> : null}
        <span className={styles.story}>{text(person.story)}</span>
        <span className={styles.roles}>
          {kind === 'officer' ? null : <Pill tone="brass">{t(`kind.${kind}`)}</Pill>}
          {roles.map((role) => (
            <Pill key={role} tone="accent">
              {t(`role.${role}`)}
            </Pill>
          ))}
        </span>
      </span>
    </button>
  );
}
