import type { BoardSnapshot } from '@guildhall/shared/game/boards';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../lib/announce/announce';
import { useBilingual } from '../../lib/i18n/useBilingual';

/** Says politely who is first when the order of the named places changes. */
export function useSpokenPlaces({ id, rows }: BoardSnapshot): void {
  const { t } = useTranslation('boards');
  const { name } = useBilingual();
  const order = rows.map(({ subjectId }) => subjectId).join();
  const before = useRef(order);
  const [first] = rows;
  const words = first ? t('spoken', { name: name(first), count: rows.length }) : '';
  useEffect(() => {
    if (order !== before.current && words) announce(`board:${id}`, words);
    before.current = order;
  }, [id, order, words]);
}
