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
import { WorkedOut } from './WorkedOut';

interface OwnPlaceCardProps {
  own: OwnPlace;
  kind: BoardFace['subjectKind'];
  span: BoardFace['span'];
}

/** One's own place as a band, what is next, and what would help most. */
export function OwnPlaceCard({ own, kind, span }: OwnPlaceCardProps) {
  const { t } = useTranslation('boards');
  const { name } = useBilingual();
  const { number } = useFormats();
  const sayAction = ({ code, params }: Phrase) =>
    params.people === undefined && aboutPeople.includes(code)
      ? t(`action.some.${code}`, params)
      : t(`action.${code}`, { ...params, count: Number(params.people ?? 1) });
  const unit = kind === 'member' || span === 'all' ? 'points' : 'of_thousand';
  return (
    <>
      <Card title={t(`own.${kind}`)}>
        <Stack>
          <Row gap="m">
            {kind === 'member' ? null : <Crest id={own.subjectId} size="l" />}
            <div>
              <h3>{name(own)}</h3>
              <Pill tone="accent">{t(`band.${own.band}`)}</Pill>
            </div>
            <Figure value={number(own.score)} unit={t(unit)} size="l" />
          </Row>
          {own.next ? <p>{t('own.next', { count: own.next.points, at: number(own.next.at) })}</p> : null}
          {own.ahead.length > 0 ? (
            <div>
              <p className={ink.soft}>{t('own.ahead')}</p>
              <ul className={styles.ahead}>
                {own.ahead.map((other) => (
                  <li key={other.subjectId}>
                    <Crest id={other.subjectId} size="s" />
                    {t('own.ahead_by', { name: name(other), count: other.score - own.score })}
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
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

/** Actions that name how many colleagues they could be for, where that may be told. */
const aboutPeople = ['help_first_step', 'bring_to_ten'];

/** Where the most useful next action is begun. */
const ways: Partial<Record<string, string>> = {
  help_first_step: '/quests',
  help_newcomer_elsewhere: '/quests',
  bring_to_ten: '/quests',
  card_tried_elsewhere: '/practices',
};
