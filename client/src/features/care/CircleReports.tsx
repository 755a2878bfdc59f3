import type { CircleReport } from '@guildhall/shared/work/circle';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { Prose } from '../../ui/text/Prose';
import ink from '../../ui/text/Ink.module.css';
import styles from './Care.module.css';
import { Decide } from './Decide';
import { openingOf } from '../../lib/text/opening';
import { circleReportsKey } from './useCare';

/** Posts of the champions' circle that somebody in it reported; of all that is said there a reviewer reads these alone. */
export function CircleReports({ reports }: { reports: readonly CircleReport[] }) {
  const { t } = useTranslation('care');
  const { date } = useFormats();
  return reports.map(({ id, html, writer, by, reason, at }) => (
    <Card key={id} title={t('reports.circle')}>
      <Stack>
        <div>
          <p className={ink.soft}>
            {writer ? t('reports.post_by', { name: writer.name }) : t('reports.post_of_who_left')}
          </p>
          <Prose html={html} />
        </div>
        <div>
          <p className={ink.soft}>{t('reports.says', { name: by.name, date: date(at) })}</p>
          <blockquote className={styles.reason}>{reason}</blockquote>
        </div>
        <Decide
          path={`/api/circle/reports/${id}/decide`}
          hide={t('reports.hide_post')}
          of={openingOf(html)}
          refreshes={[circleReportsKey]}
        />
      </Stack>
    </Card>
  ));
}
