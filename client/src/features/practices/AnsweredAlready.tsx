import type { AnsweredQuestion } from '@guildhall/shared/work/practice-talk';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { useSettled } from '../../lib/time/useSettled';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { Link } from '../../ui/text/Link';
import { Prose } from '../../ui/text/Prose';
import ink from '../../ui/text/Ink.module.css';
import styles from './Card.module.css';

const typingPause = 300;
/** Fewer letters are no question yet. */
const fewestLetters = 8;

/** Questions like the words typed so far that have an answer, to read in place; nothing where there are none. */
export function AnsweredAlready({ text, always = false }: { text: string; always?: boolean }) {
  const { t, i18n } = useTranslation('practices');
  const typed = useSettled(text.trim(), typingPause);
  const asked = typed.length >= fewestLetters ? typed : '';
  const language = i18n.language === 'cy' ? 'cy' : 'en';
  const { data } = useQuery({
    queryKey: ['practices', 'answered', asked, asked ? '' : language],
    queryFn: ({ signal }) =>
      api.get<AnsweredQuestion[]>('/api/practice-questions/answered', { signal, query: { text: asked, language } }),
    enabled: always || asked !== '',
    placeholderData: keepPreviousData,
  });
  const offered = always || asked ? (data ?? []) : [];
  return (
    <div>
      <p role="status" className={ink.soft}>
        {asked && offered.length > 0 ? t('answered.found', { count: offered.length }) : null}
      </p>
      <ul className={styles.answered}>
        {offered.map((each) => (
          <li key={each.question}>
            <One answered={each} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function One({ answered: { language, question, answer, card } }: { answered: AnsweredQuestion }) {
  const { t } = useTranslation('practices');
  return (
    <Disclosure summary={<span lang={language}>{question}</span>}>
      <div lang={language}>
        <Prose html={answer} />
      </div>
      {card ? (
        <p className={ink.soft}>
          {t('answered.under')}{' '}
          <span lang={card.locale}>
            <Link to={`/practices/${card.id}#questions`}>{card.title}</Link>
          </span>
        </p>
      ) : null}
    </Disclosure>
  );
}
