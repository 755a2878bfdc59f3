import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { Row } from '../../ui/layout/Layout';
import { Badge } from '../../ui/pictures/Badge';
import { Link } from '../../ui/text/Link';
import { useLiveBadges } from './useLiveBadges';

/** The badge for those who take part, known by its slug; nothing where there is none. */
export function CouldBeWon({ slug }: { slug: string | null }) {
  const { t } = useTranslation('challenges');
  const { text } = useBilingual();
  const badge = useLiveBadges().find((each) => each.slug === slug);
  if (!badge) return null;
  return (
    <Card title={t('facts.badge')}>
      <Row gap="m">
        <Badge name={text(badge.name)} {...badge.look} earned decorative />
        <div>
          <h3>
            <Link to={`/badges/${badge.id}`} look="quiet">
              {text(badge.name)}
            </Link>
          </h3>
          <p>{text(badge.forWhat)}</p>
        </div>
      </Row>
    </Card>
  );
}
