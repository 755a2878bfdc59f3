import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { Card } from '../../ui/card/Card';
import { Row, Stack } from '../../ui/layout/Layout';
import ink from '../../ui/text/Ink.module.css';
import type { Practice } from '../practices/usePractice';
import { Follow } from './Follow';
import { SayThanks } from './SayThanks';
import { ThanksSaid } from './ThanksSaid';
import { Useful } from './Useful';

/** Whether a card was useful, thanks to its author with what they are for, and following it. */
export default function ThanksCard({ practice }: { practice: Practice }) {
  const { t } = useTranslation('talk');
  const { card, own } = practice;
  const thanks = practice.thanks.filter(({ kind, commentId }) => kind === 'thanks' && commentId === null);
  const mine = card.author.id === useMe().member.id;
  if (!own.may.comment && practice.thanks.length === 0) return null;
  return (
    <Card title={t('thanks.title')} printed={thanks.length > 0}>
      <Stack>
        <ThanksSaid practice={practice} commentId={null} />
        {mine && thanks.length === 0 ? <p className={ink.soft}>{t('thanks.none_yet')}</p> : null}
        <Row>
          <Useful practice={practice} to={card.author} />
          <SayThanks practice={practice} commentId={null} to={card.author} />
          {own.may.comment && !own.council ? <Follow id={card.id} follows={own.follows} /> : null}
        </Row>
      </Stack>
    </Card>
  );
}
