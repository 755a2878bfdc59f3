import type { Company } from '@guildhall/shared/game/quest-definition';
import type { QuestPage } from '@guildhall/shared/game/quests';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Kept } from '../../lib/waiting/Kept';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { RadioGroup } from '../../ui/choice/RadioGroup';
import { focusFirstWrong } from '../../ui/field/focus-first-wrong';
import { Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { type Picked, PeoplePicker } from '../../lib/people/PeoplePicker';
import { chosenFor, keepChosen } from './chosen-people';
import { useStart } from './useQuests';

/** Begins a quest alone, with one other or as a party; or leads to where one is with it already. */
export function StartCard({ quest }: { quest: QuestPage }) {
  const { t } = useTranslation('quests');
  if (quest.own) {
    return (
      <Card title={t('start.under_way')}>
        <Stack>
          <p>{t(`state_words.${quest.own.state}`)}</p>
          <Link to={`/quest-runs/${quest.own.id}`} look="primary">
            {t('start.go_on')}
          </Link>
        </Stack>
      </Card>
    );
  }
  if (quest.definition.coming)
    return (
      <Notice tone="brass" title={t('start.coming')}>
        {t('start.coming_words')}
      </Notice>
    );
  if (quest.retired) return <Notice title={t('start.retired')}>{t('start.retired_words')}</Notice>;
  return <StartForm quest={quest} />;
}

const room: Record<Company, number> = { alone: 0, with_one: 1, party: 11 };

function StartForm({ quest }: { quest: QuestPage }) {
  const { t } = useTranslation('quests');
  const me = useMe().member.id;
  const [kept] = useState(() => chosenFor(me, quest.slug));
  const before = kept && quest.companies.includes(kept.company) ? kept : null;
  const [company, setCompany] = useState<Company>(before?.company ?? quest.companies[0] ?? 'alone');
  const [people, setPeople] = useState<Picked[]>(before?.people ?? []);
  useEffect(() => keepChosen(me, quest.slug, { company, people }), [me, quest.slug, company, people]);
  const [presses, setPresses] = useState(0);
  const picker = useRef<HTMLDivElement>(null);
  useEffect(() => focusFirstWrong(picker.current), [presses]);
  const start = useStart(quest.slug);
  const mayBeAlone = quest.companies.includes('alone');
  const missing = company !== 'alone' && people.length === 0;
  const begin = () => {
    setPresses(presses + 1);
    if (!missing)
      start.run({ company, people: company === 'alone' ? [] : people.slice(0, room[company]).map(({ id }) => id) });
  };
  if (start.kept)
    return (
      <Card title={t('start.title')}>
        <Kept />
      </Card>
    );
  return (
    <Card title={quest.doneBefore ? t('start.again') : t('start.title')}>
      <Stack>
        <ProblemNotice problem={start.problem} />
        {quest.companies.length > 1 ? (
          <RadioGroup
            legend={t('start.company')}
            name="company"
            value={company}
            onChange={(event) => setCompany(event.target.value as Company)}
            options={quest.companies.map((value) => ({
              value,
              label: t(`companies.${value}`),
              hint: t(`start.hint.${value}`),
            }))}
          />
        ) : null}
        {company === 'alone' ? null : (
          <div ref={picker}>
            <PeoplePicker
              label={t(`start.who.${company}`)}
              people={people}
              onPeople={setPeople}
              most={room[company]}
              error={
                presses > 0 && missing
                  ? t(mayBeAlone ? 'start.choose_someone' : 'start.choose_someone_needed')
                  : undefined
              }
            />
          </div>
        )}
        <Button look="primary" busy={start.busy} onClick={begin}>
          {company === 'alone' ? t('start.begin') : t('start.ask')}
        </Button>
      </Stack>
    </Card>
  );
}
