import { useTranslation } from 'react-i18next';

import { Card } from '../../ui/card/Card';
import { Columns, Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Link } from '../../ui/text/Link';
import { BringIn } from './BringIn';
import styles from './Files.module.css';
import { FeedCard } from './FeedCard';

/** Brings practices in from files, takes them out, and gives one's own feed. */
export default function FilesPage() {
  const { t } = useTranslation('practices');
  return (
    <>
      <PageHeader
        title={t('files.title')}
        purpose={t('files.purpose')}
        above={<Link to="/practices">{t('card.all')}</Link>}
      />
      <Columns
        main={<BringIn />}
        side={
          <>
            <Card title={t('files.out')}>
              <Stack>
                <p>{t('files.out_words')}</p>
                <Row>
                  {(['markdown', 'json'] as const).map((format) => (
                    <a key={format} className={styles.download} href={`/api/practice-files?format=${format}`} download>
                      {t(`files.formats.${format}`)}
                    </a>
                  ))}
                </Row>
              </Stack>
            </Card>
            <FeedCard />
          </>
        }
      />
    </>
  );
}
