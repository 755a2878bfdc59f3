import type { BadgePage } from '@guildhall/shared/game/badges';
import { mostWords } from '@guildhall/shared/game/word-limits';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Answers } from '../../lib/forms/Answers';
import { PeoplePicker, type Picked } from '../../lib/people/PeoplePicker';
import { UnitPicker } from '../../lib/people/UnitPicker';
import { useFormats } from '../../lib/time/useFormats';
import { RadioGroup } from '../../ui/choice/RadioGroup';
import { TextArea } from '../../ui/field/TextArea';
import { type Hand, useHand, useHeldBy } from './useByHand';

const shortest = 3;

/** Asks from whom a badge is to be taken back, which one where they have several, and why. */
export function TakeBackDialog({ badge, onClose }: { badge: BadgePage; onClose: () => void }) {
  const { t } = useTranslation('badges');
  const [people, setPeople] = useState<Picked[]>([]);
  const [unit, setUnit] = useState<string | null>(null);
  const [chosen, setChosen] = useState('');
  const [words, setWords] = useState('');
  const holder = (badge.subject === 'member' ? people[0]?.id : unit) ?? undefined;
  const held = useHeldBy(badge.id, holder);
  const awards = held.data?.awards ?? [];
  const award = awards.find(({ id }) => id === chosen) ?? (awards.length === 1 ? awards[0] : undefined);
  const hand = useHand(award?.id ?? '', onClose);
  const who = whoIsWanting(holder, held.data && awards.length);
  return (
    <Answers<Hand>
      feature="badges"
      title={t('take_back.title')}
      go={t('take_back.go')}
      stay={t('take_back.stay')}
      command={hand}
      body={{ act: 'take-back', words: words.trim() }}
      faults={{
        ...(who ? { holder: t(`take_back.${who}`) } : {}),
        ...(!who && awards.length > 1 && !award ? { award: t('take_back.which_needed') } : {}),
        ...(words.trim().length < shortest ? { words: t('say.needed') } : {}),
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{t('take_back.words')}</p>
          {badge.subject === 'member' ? (
            <PeoplePicker
              label={t('take_back.who')}
              people={people}
              onPeople={setPeople}
              most={1}
              selfToo
              error={errorOf('holder')}
            />
          ) : (
            <UnitPicker
              label={t('take_back.which_unit')}
              onUnit={setUnit}
              none={t('take_back.no_unit')}
              error={errorOf('holder')}
            />
          )}
          <ProblemNotice problem={held.error} urgent={false} />
          {held.data ? <Which awards={awards} award={award?.id} onAward={setChosen} error={errorOf('award')} /> : null}
          <TextArea
            label={t('take_back.reason')}
            hint={t('take_back.reason_hint')}
            value={words}
            maxLength={mostWords}
            onChange={({ target }) => setWords(target.value)}
            error={errorOf('words')}
          />
        </>
      )}
    </Answers>
  );
}

/** What is wanting about whose badge it is, `awards` being how many they hold once that is known. */
function whoIsWanting(holder: string | undefined, awards: number | undefined) {
  if (holder === undefined) return 'who_needed';
  if (awards === undefined) return 'looking';
  return awards === 0 ? 'not_held' : null;
}

interface WhichProps {
  awards: { id: string; earnedAt: string; kind: string; count: number }[];
  award: string | undefined;
  onAward: (id: string) => void;
  error: string | undefined;
}

function Which({ awards, award, onAward, error }: WhichProps) {
  const { t } = useTranslation('badges');
  const { date } = useFormats();
  const words = ({ earnedAt, kind, count }: WhichProps['awards'][number]) =>
    t('take_back.earned', { date: date(earnedAt), what: t(`ground.${kind}`), count });
  if (awards.length === 0) return <p role="status">{t('take_back.not_held')}</p>;
  if (awards.length === 1) return <p role="status">{words(awards[0]!)}</p>;
  return (
    <RadioGroup
      legend={t('take_back.which')}
      name="award"
      value={award ?? ''}
      options={awards.map((each) => ({ value: each.id, label: words(each) }))}
      onChange={({ target }) => onAward(target.value)}
      error={error}
    />
  );
}
