import type { CirclePerson } from '@guildhall/shared/work/circle';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import { Card } from '../../ui/card/Card';
import { Avatar } from '../../ui/text/Avatar';
import ink from '../../ui/text/Ink.module.css';
import { acrossTeams } from './across-teams';
import styles from './Circle.module.css';

interface PeopleProps {
  people: readonly CirclePerson[];
  /** The reader's directorate. */
  directorateId: string | null;
}

/** Who is in the circle, those of other directorates first. */
export function People({ people, directorateId }: PeopleProps) {
  const { t, i18n } = useTranslation('circle');
  const me = useMe().member.id;
  return (
    <Card title={t('people.title')}>
      <p className={ink.soft}>{t('people.order')}</p>
      <ul className={styles.people}>
        {acrossTeams(people, directorateId, i18n.language).map((person) => (
          <li key={person.id} className={styles.person}>
            <Avatar name={person.name} size="s" />
            <div>
              <p>
                <strong>{person.name}</strong> {person.id === me ? t('people.you') : null}
              </p>
              <Where of={person} />
              {person.line ? <p className={styles.line}>{person.line}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Where({ of: { unit, directorate } }: { of: CirclePerson }) {
  const { name } = useBilingual();
  const places = [unit, ...(directorate?.id === unit?.id ? [] : [directorate])];
  const words = places.flatMap((place) => (place ? [name(place)] : []));
  return words.length > 0 ? <p className={ink.soft}>{words.join(' · ')}</p> : null;
}
