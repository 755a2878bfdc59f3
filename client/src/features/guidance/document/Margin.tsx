import { useTranslation } from 'react-i18next';

import type { Language } from '../../../lib/i18n/languages';
import { Stack } from '../../../ui/layout/Layout';
import { Tabs } from '../../../ui/tabs/Tabs';
import QuestNote from '../../quests/QuestNote';
import { Reviews } from '../reviews/Reviews';
import { Talk } from '../talk/Talk';
import type { Guidance } from '../useGuidance';
import { Exports } from './Exports';
import { Log } from './Log';
import { Moves } from './Moves';
import { OutlinePart } from './OutlinePart';
import type { MarginPart, OpenTextProps } from './open-text';
import { UsedBy } from './UsedBy';

interface MarginProps extends OpenTextProps {
  page: Guidance;
  language: Language;
}

/** Beside the text: where it stands and what comes next, what people say about it, and its outline. */
export function Margin({ page, language, open, onChange }: MarginProps) {
  const { t } = useTranslation('guidance');
  const waiting =
    page.threads.filter(({ state }) => state === 'open').length +
    page.suggestions.filter(({ state }) => state === 'open').length;
  return (
    <Stack>
      <QuestNote here={{ to: 'guidance', id: page.guidance.id }} />
      <Tabs
        label={t('margin.which')}
        chosen={open.part}
        onChoose={(part) => onChange({ part: part as MarginPart })}
        tabs={[
          {
            key: 'steps',
            label: t('margin.steps'),
            panel: (
              <Stack gap="l">
                <Moves page={page} />
                <Reviews page={page} outline={open.overview.outline} />
                <UsedBy id={page.guidance.id} />
                <Log log={page.guidance.log} />
                {page.may.text === null ? null : <Exports guidance={page.guidance} language={language} />}
              </Stack>
            ),
          },
          {
            key: 'talk',
            label: waiting > 0 ? t('margin.talk_open', { count: waiting }) : t('margin.talk'),
            panel: <Talk page={page} language={language} open={open} onChange={onChange} />,
          },
          {
            key: 'outline',
            label: t('margin.outline'),
            panel: <OutlinePart language={language} open={open} />,
          },
        ]}
      />
    </Stack>
  );
}
