import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Badge } from '../../ui/pictures/Badge';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import styles from './Badges.module.css';
import { useDesigns } from './useBadges';
import { useSentence } from './useSentence';

/** All badges as those who write them see them, drafts and retired ones included. */
export default function DesignsPage() {
  const { t } = useTranslation('badges');
  const { text } = useBilingual();
  const sentence = useSentence();
  const designs = useDesigns();
  if (isLost(designs)) return <TroublePage error={designs.error} onRetry={() => void designs.refetch()} />;
  return (
    <>
      <PageHeader
        title={t('designs.title')}
        purpose={t('designs.purpose')}
        action={
          <Link to="/manage/badges/new" look="primary">
            {t('designs.new')}
          </Link>
        }
      />
      {designs.data ? (
        <Card title={t('designs.all')}>
          <CardRows>
            {designs.data.designs.map((design) => (
              <CardRow
                key={design.id}
                lead={<Badge name={text(design.name)} {...design.look} earned size="s" decorative />}
                title={
                  <Link to={`/manage/badges/${design.id}`} look="quiet">
                    {text(design.name)}
                  </Link>
                }
                detail={
                  <span className={styles.sentence}>
                    {design.sentence ? sentence(design.sentence) : text(design.forWhat)}
                  </span>
                }
                end={<Pill tone={design.status === 'live' ? 'accent' : 'plain'}>{t(`status.${design.status}`)}</Pill>}
              />
            ))}
          </CardRows>
        </Card>
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  );
}
