import { useTranslation } from 'react-i18next';

import { TroublePage } from '../../app/pages/TroublePage';
import { Columns } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { Conversation } from './Conversation';
import { OwnPart } from './OwnPart';
import { People } from './People';
import { useCircle } from './useCircle';
import { WhatItIs } from './WhatItIs';

/** Company for colleagues of any team who help others begin. Who has not joined reads what it is and nobody's name. */
export default function CirclePage() {
  const { t } = useTranslation('circle');
  const { page, circle, error, retry } = useCircle();
  if (error && !page) return <TroublePage error={error} onRetry={retry} />;
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        above={<Link to="/practices/questions">{t('questions')}</Link>}
      />
      {page ? null : <Skeleton lines={8} block />}
      {page ? (
        <Columns
          main={circle ? <Conversation posts={circle.posts} /> : <WhatItIs />}
          side={
            <>
              {circle ? <People people={circle.people} directorateId={page.directorateId} /> : null}
              <OwnPart people={circle?.people ?? null} />
            </>
          }
        />
      ) : null}
    </>
  );
}
