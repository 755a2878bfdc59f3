import type { CounterMeasures } from '@guildhall/shared/insight/counter-measures';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Figures } from '../../ui/card/Figures';
import { Stack } from '../../ui/layout/Layout';
import ink from '../../ui/text/Ink.module.css';
import { Link } from '../../ui/text/Link';

const shares = ['returned', 'reused', 'lookedAt', 'holding'] as const;

/** Figures that nobody gets points for, so that a score is not taken for the whole; nothing while there are none. */
export function BesideScores() {
  const { t } = useTranslation('boards');
  const { number, percent } = useFormats();
  const { data } = useQuery({
    queryKey: ['insight', 'counter-measures'],
    queryFn: ({ signal }) => api.get<CounterMeasures>('/api/insight/counter-measures', { signal }),
  });
  const read = data?.readingAge;
  const figures = [
    ...shares.flatMap((name) => {
      const figure = data?.[name];
      if (!figure) return [];
      const words = t(`beside.${name}`, { of: number(figure.of) });
      return [{ key: name, value: percent(figure.count / figure.of), words }];
    }),
    ...(read ? [{ key: 'readingAge', value: t('beside.age', { age: read.age }), words: t('beside.readingAge') }] : []),
  ];
  if (figures.length === 0) return null;
  return (
    <Card title={t('beside.title')} aside={<Link to="/measures">{t('beside.more')}</Link>}>
      <Stack>
        <p className={ink.soft}>{t('beside.words')}</p>
        <Figures figures={figures} />
        {read ? (
          <p className={ink.soft}>
            {t('beside.lower')} {read.welsh > 0 ? t('beside.welsh', { count: read.welsh }) : null}
          </p>
        ) : null}
      </Stack>
    </Card>
  );
}
