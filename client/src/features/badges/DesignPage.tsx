import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { DesignForm } from './DesignForm';
import { DesignMoves } from './DesignMoves';
import { emptyDesign, formOf } from './design-values';
import { useDesign } from './useBadges';

/** Writes a badge: its words, its pin and what it takes, with what it would mean beside it. */
export default function DesignPage() {
  const { id } = useParams();
  const { t } = useTranslation('badges');
  return (
    <>
      <PageHeader
        title={t(id ? 'form.change_title' : 'form.title')}
        purpose={t('form.purpose')}
        above={<Link to="/manage/badges">{t('designs.title')}</Link>}
      />
      {id ? <Existing id={id} /> : <DesignForm values={emptyDesign} />}
    </>
  );
}

function Existing({ id }: { id: string }) {
  const { text } = useBilingual();
  const { t } = useTranslation('badges');
  const { design, review } = useDesign(id);
  const [unsaved, setUnsaved] = useState(false);
  if (isLost(design)) return <TroublePage error={design.error} onRetry={() => void design.refetch()} />;
  if (!design.data) return <Skeleton lines={8} />;
  const { data } = design;
  return (
    <Stack gap="l">
      <DesignMoves key={id} design={data} review={review} unsaved={unsaved} />
      {data.criteria ? (
        <DesignForm key={id} values={formOf(data)} existing={{ id, version: data.version }} onUnsaved={setUnsaved} />
      ) : (
        <Notice title={text(data.name)}>{t('form.coming')}</Notice>
      )}
    </Stack>
  );
}
