import type { BoardList } from '@guildhall/shared/game/boards';
import { useTranslation } from 'react-i18next';

import { useGroupName } from '../../lib/i18n/useGroupName';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { Progress } from '../../ui/layout/Progress';
import { Stack } from '../../ui/layout/Layout';
import { Table } from '../../ui/table/Table';

/** The whole organisation on one bar: it moves only when the directorate with furthest to go moves. */
export function CouncilBar({ council }: { council: NonNullable<BoardList['council']> }) {
  const { t } = useTranslation('boards');
  const groupName = useGroupName();
  const { percent } = useFormats();
  return (
    <Card title={t('council.title')}>
      <Stack>
        <Progress
          label={t('council.label', { target: percent(council.target) })}
          share={council.share}
          words={percent(council.share)}
        />
        <p>{t(council.share >= 1 ? 'council.reached' : 'council.words')}</p>
        <Disclosure summary={t('council.table')}>
          <Table
            caption={t('council.caption')}
            captionHidden
            rows={council.directorates}
            keyOf={({ units }) => units[0]!.unitId}
            columns={[
              { key: 'name', names: true, head: t('council.directorate'), render: ({ units }) => groupName(units) },
              { key: 'rate', figure: true, head: t('council.rate'), render: ({ rate }) => percent(rate) },
              { key: 'people', figure: true, head: t('council.people'), render: ({ people }) => people },
            ]}
          />
        </Disclosure>
      </Stack>
    </Card>
  );
}
