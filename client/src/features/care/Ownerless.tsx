import { useTranslation } from 'react-i18next';

import { Card } from '../../ui/card/Card';
import { FoldedList } from '../../ui/disclosure/FoldedList';
import { Row, Stack } from '../../ui/layout/Layout';
import { Link } from '../../ui/text/Link';
import ink from '../../ui/text/Ink.module.css';
import styles from './Care.module.css';
import { HandOver } from './HandOver';
import { useOwnerless } from './useCare';

/** Cards in sight before the rest is folded. */
const MOST_SHOWN = 3;

/** For those who may hand cards on: those whose owner left, each to be offered to a colleague; nothing where there are none. */
export default function Ownerless() {
  const { t } = useTranslation('care');
  const { data: cards = [] } = useOwnerless();
  if (cards.length === 0) return null;
  return (
    <Card title={t('ownerless.title')}>
      <Stack>
        <p className={ink.soft}>{t('ownerless.words')}</p>
        <FoldedList
          items={cards}
          most={MOST_SHOWN}
          more={(count) => t('ownerless.more', { count })}
          className={styles.list}
          render={({ id, title, locale, owner, offeredTo }) => (
            <li key={id}>
              <Row>
                <span>
                  <Link to={`/practices/${id}`}>
                    <span lang={locale}>{title}</span>
                  </Link>{' '}
                  · {t('ownerless.was', { name: owner })}
                  {offeredTo ? ` · ${t('keeping.offered', { name: offeredTo })}` : null}
                </span>
                {offeredTo ? null : <HandOver id={id} label={t('ownerless.hand_over', { title })} />}
              </Row>
            </li>
          )}
        />
      </Stack>
    </Card>
  );
}
