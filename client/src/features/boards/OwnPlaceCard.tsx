import type { BoardFace, OwnPlace } from '@guildhall/shared/game/boards';
import type { Phrase } from '@guildhall/shared/game/phrase';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Figure } from '../../ui/card/Figure';
import { Row, Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { Crest } from '../../ui/pictures/Crest';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import ink from '../../ui/text/Ink.module.css';
import styles from './Boards.module.css';
import { useScoreWords } from './useScoreWords';
import { WorkedOut } from './WorkedOut';

interface OwnPlaceCardProps {
  own: OwnPlace;
  board: Omit<BoardFace, 'id'>;
}

/** One's own place as a band, what is next, who is around, and what would help most. */
export function OwnPlaceCard({ own, board }: OwnPlaceCardProps) {
  const { t } = useTranslation('boards');
  const { name } = useBilingual();
  const { number } = useFormats();
  const score = useScoreWords(board);
  const sayAction = ({ code, params }: Phrase) =>
    params.people === undefined && aboutPeople.includes(code)
      ? t(`action.some.${code}`, params)
      : t(`action.${code}`, { ...params, count: Number(params.people ?? 1) });
  return (
    <>
      <Card title={board.span === 'challenge' ? t('own.unit') : t(`own.${board.subjectKind}`)}>
        <Stack>
          <Row gap="m">
            {board.subjectKind === 'member' ? null : <Crest id={own.subjectId} size="l" />}
            <div className={styles.whose}>
              <h3>{name(own)}</h3>
              <Pill tone="accent">{t(`band.${own.band}`)}</Pill>
            </div>
            <Figure value={score.figure(own.score)} unit={score.unit} size="l" />
          </Row>
          {own.next ? <p>{t('own.next', { count: own.next.points, at: number(own.next.at) })}</p> : null}
          <Around title={t('own.ahead')} units={own.ahead}>
            {(other) => t('own.ahead_by', { name: name(other), ...score.points(other.score - own.score) })}
          </Around>
          <Around title={t('own.close')} units={own.closeBy}>
            {(other) =>
              other.score === own.score
                ? t('own.level', { name: name(other) })
                : t('own.close_by', { name: name(other), ...score.points(own.score - other.score) })
            }
          </Around>
        </Stack>
      </Card>
      {own.action ? (
        <Notice
          title={t('action.title')}
          action={<Link to={ways[own.action.code] ?? '/quests'}>{t(`action.go.${own.action.code}`)}</Link>}
        >
          {sayAction(own.action)}
        </Notice>
      ) : null}
      {own.parts ? <WorkedOut parts={own.parts} /> : null}
    </>
  );
}

interface AroundProps {
  title: string;
  units: OwnPlace['ahead'];
  children: (unit: OwnPlace['ahead'][number]) => string;
}

/** Units near one's own, each in a few words; nothing where there are none. */
function Around({ title, units, children }: AroundProps) {
  if (units.length === 0) return null;
  return (
    <div>
      <p className={ink.soft}>{title}</p>
      <ul className={styles.around}>
        {units.map((unit) => (
          <li key={unit.subjectId}>
            <Crest id={unit.subjectId} size="s" />
            <span>{children(unit)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Actions that name how many colleagues they could be for, where that may be told. */
const aboutPeople = ['help_first_step', 'bring_to_ten'];

/** Where the most useful next action is begun. */
const ways: Partial<Record<string, string>> = {
  help_first_step: '/quests',
  help_newcomer_elsewhere: '/quests',
  bring_to_ten: '/quests',
  card_tried_elsewhere: '/practices',
};
