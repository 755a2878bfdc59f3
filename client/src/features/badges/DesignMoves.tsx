import type { BadgeDesign, BadgeReview } from '@guildhall/shared/game/badges';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useReadAnew } from '../../lib/forms/useReadAnew';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog';
import { Row, Stack } from '../../ui/layout/Layout';
import { Progress } from '../../ui/layout/Progress';
import { Notice } from '../../ui/notice/Notice';
import { designKey, useDesignMove } from './useBadges';
import { useSpokenDesign } from './useSpokenDesign';

interface DesignMovesProps {
  design: BadgeDesign;
  review: BadgeReview | null;
  /** Something in the form is not saved yet. */
  unsaved: boolean;
}

/** How a badge stands, and what can be done about it: let it be earned, look at the past, retire it. */
export function DesignMoves({ design, review, unsaved }: DesignMovesProps) {
  const { t } = useTranslation('badges');
  const [asked, setAsked] = useState(false);
  const [held, setHeld] = useState(false);
  const move = useDesignMove(design.id, () => setAsked(false));
  useReadAnew(move.problem, designKey(design.id));
  useSpokenDesign(design, review);
  const { status } = design;
  if (status === 'coming') return null;
  const ask = () => {
    move.reset();
    setAsked(true);
  };
  // It would be given as it was saved, and not as it stands on the screen.
  const give = (what: 'go-live' | 'look-at-the-past') => {
    setHeld(unsaved);
    if (!unsaved) move.run(what);
  };
  return (
    <Card title={t(`status.${status}`)}>
      <Stack>
        <p>{t(`status_words.${status}`)}</p>
        {held && unsaved ? (
          <Notice tone="brass" urgent>
            {t('moves.unsaved')}
          </Notice>
        ) : null}
        {asked ? null : <ProblemNotice problem={move.problem} />}
        {status === 'retired' ? null : (
          <Row>
            {status === 'draft' ? (
              <Button look="primary" busy={move.busy} onClick={() => give('go-live')}>
                {t('moves.go_live')}
              </Button>
            ) : null}
            {status === 'live' ? (
              <>
                <Button busy={move.busy} onClick={() => give('look-at-the-past')}>
                  {t('moves.look_at_the_past')}
                </Button>
                <Button look="quiet" busy={move.busy} onClick={ask}>
                  {t('moves.retire')}
                </Button>
              </>
            ) : null}
          </Row>
        )}
        {review ? (
          <Progress
            label={t(`review.${review.state}`)}
            share={review.total === 0 ? 1 : review.seen / review.total}
            words={t('review.words', { seen: review.seen, total: review.total, count: review.awarded })}
          />
        ) : null}
      </Stack>
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('moves.retire_title')}
        go={t('moves.retire')}
        look="berry"
        busy={move.busy}
        onGo={() => move.run('retire')}
      >
        <p>{t('moves.retire_words')}</p>
        <ProblemNotice problem={move.problem} />
      </ConfirmDialog>
    </Card>
  );
}
