import type { BoardRow, BoardSnapshot } from '@guildhall/shared/game/boards';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Figure } from '../../ui/card/Figure';
import { classes } from '../../ui/classes';
import { Crest } from '../../ui/pictures/Crest';
import { Avatar } from '../../ui/text/Avatar';
import { Pill } from '../../ui/text/Pill';
import styles from './Boards.module.css';
import { useScoreWords } from './useScoreWords';

interface PlaceProps {
  row: BoardRow;
  board: Pick<BoardSnapshot, 'subjectKind' | 'span'>;
  own: boolean;
}

/** One named place. */
export function Place({ row, board, own }: PlaceProps) {
  const { t } = useTranslation('boards');
  const { name } = useBilingual();
  const score = useScoreWords(board);
  return (
    <li className={classes(styles.place, own && styles.own)} data-glide={row.subjectId}>
      <span className={styles.rank}>{t('rank', { rank: row.rank })}</span>
      {board.subjectKind === 'member' ? <Avatar name={row.name} size="m" /> : <Crest id={row.subjectId} size="m" />}
      <span className={styles.name}>
        {name(row)} {row.closed ? <Pill>{t('closed_unit')}</Pill> : null}{' '}
        {own ? <Pill tone="accent">{t('yours')}</Pill> : null}
      </span>
      <Figure value={score.figure(row.score)} unit={score.unit} />
    </li>
  );
}
