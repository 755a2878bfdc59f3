import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';

import { TroublePage } from '../../../app/pages/TroublePage';
import { isLanguage, type Language, languages } from '../../../lib/i18n/languages';
import { Select } from '../../../ui/field/Select';
import { Stack } from '../../../ui/layout/Layout';
import { PageHeader } from '../../../ui/layout/PageHeader';
import { Skeleton } from '../../../ui/layout/Skeleton';
import { Tabs } from '../../../ui/tabs/Tabs';
import { Link } from '../../../ui/text/Link';
import { type Guidance, useGuidance } from '../useGuidance';
import { useReadingLanguage, useTitle } from '../useTitle';
import { Changes } from './Changes';
import { RevisionList } from './RevisionList';
import { WhoWrote } from './WhoWrote';

/** How a document came to be: its revisions, what changed between them, and who wrote which words. */
export default function HistoryPage() {
  const { id = '' } = useParams();
  const { guidance, error, retry } = useGuidance(id);
  if (error && !guidance) return <TroublePage error={error} onRetry={retry} />;
  return guidance ? <Screen page={guidance} /> : <Skeleton lines={8} />;
}

function Screen({ page }: { page: Guidance }) {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const usual = useReadingLanguage();
  const [params, setParams] = useSearchParams();
  const { guidance, may } = page;
  const asked = params.get('language');
  const language: Language = isLanguage(asked) ? asked : usual(guidance.languages);
  const part = params.get('part') ?? 'revisions';
  const from = numberIn(params, 'from');
  const change = (changes: Record<string, string>) => setParams({ ...Object.fromEntries(params), ...changes });
  return (
    <>
      <PageHeader
        title={t('history.title', { title: title(guidance.titles) })}
        purpose={t('history.purpose')}
        above={<Link to={`/guidance/${guidance.id}`}>{t('history.to_text')}</Link>}
      />
      <Stack gap="l">
        {guidance.languages.length > 1 ? (
          <Select
            label={t('page.languages')}
            value={language}
            options={guidance.languages.map((value) => ({ value, label: languages[value] }))}
            onChange={({ target }) => change({ language: target.value })}
          />
        ) : null}
        <Tabs
          label={t('history.which')}
          chosen={part}
          onChoose={(key) => change({ part: key })}
          tabs={[
            {
              key: 'revisions',
              label: t('history.revisions'),
              panel: (
                <Stack gap="l">
                  {from === undefined ? null : (
                    <Changes id={guidance.id} language={language} from={from} to={numberIn(params, 'to')} />
                  )}
                  <RevisionList
                    guidance={guidance}
                    decide={may.decide}
                    name={may.text === 'write'}
                    onCompare={(number) => setParams({ part: 'revisions', from: String(number), language })}
                  />
                </Stack>
              ),
            },
            {
              key: 'words',
              label: t('history.who_wrote'),
              panel: <WhoWrote id={guidance.id} language={language} />,
            },
          ]}
        />
      </Stack>
    </>
  );
}

function numberIn(params: URLSearchParams, name: string): number | undefined {
  const number = Number(params.get(name));
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
