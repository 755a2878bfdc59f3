import type { BoardFace, BoardList } from '@guildhall/shared/game/boards';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { type Span, spanAt, spansOf } from './spans';
import { useMoreBoards } from './useBoards';

/** What boards are of, and which of them the address asks for; every choice can be kept, sent and gone back to. */
export function useSpans(list: BoardList) {
  const [params, setParams] = useSearchParams();
  const more = useMoreBoards(list.season);
  const spans = spansOf(list, more.data);
  const of = params.get('of') ?? '';
  return {
    more,
    spans,
    span: spanAt(spans, of),
    choose: (key: string) => setParams(withParam('of', key), { preventScrollReset: true }),
  };
}

/** Of whom the board in sight is, as the address says it; null where nothing was chosen. */
export function useKind() {
  const [params, setParams] = useSearchParams();
  return {
    kind: params.get('kind'),
    chooseKind: (kind: string) => setParams(withParam('kind', kind), { replace: true, preventScrollReset: true }),
  };
}

/** The address with another choice beside those that stand in it. */
function withParam(name: string, value: string) {
  return (held: URLSearchParams) => {
    const next = new URLSearchParams(held);
    if (value) next.set(name, value);
    else next.delete(name);
    return next;
  };
}

/** A span and its boards in words. */
export function useSpanWords() {
  const { t } = useTranslation('boards');
  const { text } = useBilingual();
  const { range } = useFormats();
  const isNow = (span: Span) => span.of === 'now' && (!span.season || span.season.phase === 'open');
  return {
    /** As one of those to choose between. */
    choice: (span: Span): string => {
      if (span.of === 'challenge') return t('span.challenge', { title: text(span.challenge.title) });
      if (span.of === 'all' || isNow(span) || !span.season) return t(span.of === 'all' ? 'span.all' : 'span.now');
      const { number, startsAt, endsAt } = span.season;
      // It ends with the midnight after its last day.
      return t('span.season', { number, range: range(startsAt, Date.parse(endsAt) - 1) });
    },
    /** As the heading of one of its boards. */
    title: (span: Span, { subjectKind }: BoardFace): string => {
      if (span.of === 'challenge') return text(span.challenge.title);
      if (span.of === 'all') return t(`board.${subjectKind}.all`);
      return isNow(span) || !span.season
        ? t(`board.${subjectKind}.season`)
        : t(`board.${subjectKind}.earlier`, { number: span.season.number });
    },
  };
}
