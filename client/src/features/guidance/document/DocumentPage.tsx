import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';

import { TroublePage } from '../../../app/pages/TroublePage';
import { fetchEditor } from '../../../lib/editor/together/Together';
import { Explaining } from '../../../lib/glossary/Explaining';
import { useTerms } from '../../../lib/glossary/useTerms';
import { isLanguage, languages, type Language } from '../../../lib/i18n/languages';
import { Columns, Stack } from '../../../ui/layout/Layout';
import { PageHeader } from '../../../ui/layout/PageHeader';
import { Skeleton } from '../../../ui/layout/Skeleton';
import { Tabs } from '../../../ui/tabs/Tabs';
import { Link } from '../../../ui/text/Link';
import { Pill } from '../../../ui/text/Pill';
import { StatePill } from '../StatePill';
import { type Guidance, useGuidance } from '../useGuidance';
import { useReadingLanguage, useTitle } from '../useTitle';
import { DocumentText } from './DocumentText';
import { Margin } from './Margin';
import { StateNotice } from './StateNotice';
import { nothingOpen, type OpenText } from './open-text';
import { useSectionOpened } from './useSectionOpened';

/** One document: its text as people write it, and beside it its steps, what is said about it, and its outline. */
export default function DocumentPage() {
  const { id = '' } = useParams();
  const { guidance, error, retry } = useGuidance(id);
  // Side by side with the document, so that its text does not wait for either.
  useTerms('en');
  useEffect(() => void fetchEditor().catch(() => undefined), []);
  if (error && !guidance) return <TroublePage error={error} onRetry={retry} />;
  return guidance ? <Screen key={id} page={guidance} /> : <Skeleton lines={8} />;
}

function Screen({ page }: { page: Guidance }) {
  const { t } = useTranslation('guidance');
  const { guidance } = page;
  const [language, choose] = useShownLanguage(guidance.languages);
  const [open, setOpen] = useState<OpenText>(nothingOpen);
  useSectionOpened(open);
  const change = (changes: Partial<OpenText>) => setOpen((before) => ({ ...before, ...changes }));
  const text = <DocumentText key={language} page={page} language={language} open={open} onChange={change} />;
  return (
    <Explaining>
      <Head page={page} />
      <Columns
        sideStays
        main={
          <Stack>
            <StateNotice guidance={guidance} />
            {guidance.languages.length > 1 ? (
              <Tabs
                label={t('page.languages')}
                chosen={language}
                onChoose={choose}
                tabs={guidance.languages.map((key) => ({ key, label: languages[key], panel: text }))}
              />
            ) : (
              text
            )}
          </Stack>
        }
        side={<Margin page={page} language={language} open={open} onChange={change} />}
      />
    </Explaining>
  );
}

function Head({ page: { guidance, may } }: { page: Guidance }) {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const audience = title(guidance.audience);
  const facts = [
    t(`kind.${guidance.kind}`),
    t('owned_by', { name: guidance.owner.name }),
    audience ? t('page.for', { audience }) : '',
  ];
  return (
    <PageHeader
      title={title(guidance.titles)}
      purpose={facts.filter(Boolean).join(' · ')}
      above={
        <>
          <Link to="/guidance">{t('page.all')}</Link> <StatePill state={guidance.state} />{' '}
          {guidance.edition > 1 ? <Pill tone="plain">{t('edition', { edition: guidance.edition })}</Pill> : null}
        </>
      }
      action={
        <>
          {guidance.publication ? (
            <Link to={`/guidance/${guidance.id}/read`} look="secondary">
              {t('page.read')}
            </Link>
          ) : null}
          <Link to={`/guidance/${guidance.id}/history`} look="secondary">
            {t('page.history')}
          </Link>
          {may.manage ? (
            <Link to={`/guidance/${guidance.id}/details`} look="secondary">
              {t('page.details')}
            </Link>
          ) : null}
        </>
      }
    />
  );
}

/** The language in the address, so that a link opens what was meant; otherwise the reader's own. */
function useShownLanguage(known: readonly Language[]): [Language, (language: string) => void] {
  const [params, setParams] = useSearchParams();
  const usual = useReadingLanguage()(known);
  const asked = params.get('language');
  const shown = isLanguage(asked) && known.includes(asked) ? asked : usual;
  return [shown, (language) => setParams({ language }, { replace: true, preventScrollReset: true })];
}
