import type { GuidancePublication } from '@guildhall/shared/work/guidance-document';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';

import { isLost } from '../../../app/pages/is-lost';
import { TroublePage } from '../../../app/pages/TroublePage';
import { ExplainedProse } from '../../../lib/glossary/ExplainedProse';
import { Explaining } from '../../../lib/glossary/Explaining';
import { isLanguage, type Language } from '../../../lib/i18n/languages';
import { useMe } from '../../../lib/me/useMe';
import { dayIn } from '../../../lib/time/format';
import { useFormats } from '../../../lib/time/useFormats';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/card/Card';
import { EmptyState } from '../../../ui/layout/EmptyState';
import { Columns, Row, Stack } from '../../../ui/layout/Layout';
import { PageHeader } from '../../../ui/layout/PageHeader';
import { Skeleton } from '../../../ui/layout/Skeleton';
import { Notice } from '../../../ui/notice/Notice';
import { Link } from '../../../ui/text/Link';
import { useRevisionText } from '../history/useHistory';
import { type Guidance, useGuidance } from '../useGuidance';
import { useReadingLanguage, useTitle } from '../useTitle';
import styles from './Reading.module.css';
import { useWideTable } from './useWideTable';

/** The text as readers have it, with its control box; a plain page of its own, files and print beside it. */
export default function ReadPage() {
  const { id = '' } = useParams();
  const { guidance, error, retry } = useGuidance(id);
  if (error && !guidance) return <TroublePage error={error} onRetry={retry} />;
  return guidance ? <Screen page={guidance} /> : <Skeleton lines={8} />;
}

function Screen({ page: { guidance } }: { page: Guidance }) {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const usual = useReadingLanguage();
  const [params] = useSearchParams();
  const { publication } = guidance;
  const asked = params.get('language');
  const language = isLanguage(asked) ? asked : usual(publication?.languages ?? guidance.languages);
  return (
    <Explaining>
      <PageHeader
        title={title(guidance.titles)}
        purpose={t('read.purpose', { kind: t(`kind.${guidance.kind}`) })}
        above={<Link to={`/guidance/${guidance.id}`}>{t('read.to_work')}</Link>}
      />
      {publication ? (
        <Columns
          sideStays
          main={
            <Stack>
              <Due publication={publication} owner={guidance.owner.name} />
              <Published id={guidance.id} revision={publication.revision} language={language} />
            </Stack>
          }
          side={
            <>
              <Control publication={publication} owner={guidance.owner.name} />
              <div className={styles.ways}>
                <Ways id={guidance.id} slug={guidance.slug} language={language} all={publication.languages} />
              </div>
            </>
          }
        />
      ) : (
        <NothingToRead gone={guidance.state === 'withdrawn' || guidance.state === 'archived'} />
      )}
    </Explaining>
  );
}

function NothingToRead({ gone }: { gone: boolean }) {
  const { t } = useTranslation('guidance');
  const why = gone ? 'gone' : 'none';
  return (
    <EmptyState alone title={t(`read.${why}`)}>
      {t(`read.${why}_words`)}
    </EmptyState>
  );
}

interface PublicationProps {
  publication: GuidancePublication;
  owner: string;
}

/** From its review date on; the text still stands. */
function Due({ publication, owner }: PublicationProps) {
  const { t } = useTranslation('guidance');
  const { zone } = useMe().organisation;
  const due = publication.reviewBy <= dayIn(zone, Date.now());
  return due ? <Notice tone="brass">{t('read.due', { name: owner })}</Notice> : null;
}

function Published({ id, revision, language }: { id: string; revision: number; language: Language }) {
  const { data, error, refetch } = useRevisionText(id, revision, language);
  const { t } = useTranslation('guidance');
  const [page, wide] = useWideTable<HTMLElement>(data?.text.html);
  if (isLost({ error, data })) return <TroublePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={12} />;
  return (
    <>
      {wide ? <p className={styles.wide}>{t('read.wide')}</p> : null}
      <article ref={page} className={styles.page} lang={language}>
        <ExplainedProse html={data.text.html} language={language} />
      </article>
    </>
  );
}

function Control({ publication, owner }: PublicationProps) {
  const { t } = useTranslation('guidance');
  const formats = useFormats();
  const facts: [string, string][] = [
    [t('read.edition'), String(publication.edition)],
    [t('read.published'), formats.date(publication.publishedAt)],
    [t('read.owner'), owner],
    [t('read.approved_by'), publication.approvedBy.name],
    [t('read.check_by'), formats.day(publication.reviewBy)],
    [t('read.authors'), formats.list(publication.authors.map(({ name }) => name))],
  ];
  return (
    <Card title={t('read.control')}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Card>
  );
}

interface WaysProps {
  id: string;
  slug: string;
  language: Language;
  all: readonly Language[];
}

function Ways({ id, slug, language, all }: WaysProps) {
  const { t } = useTranslation('guidance');
  const plain = `/guidance/read/${slug}`;
  const other = all.find((each) => each !== language);
  const file = (format: string) => `${plain}/${language}/export/${format}`;
  return (
    <Card title={t('read.ways')}>
      <Stack>
        {other ? <Link to={`/guidance/${id}/read?language=${other}`}>{t(`read.other_language.${other}`)}</Link> : null}
        <a href={`${plain}/${language}`}>{t('read.plain')}</a>
        <a href={file('docx')} download>
          {t('exports.docx')}
        </a>
        <a href={file('markdown')} download>
          {t('exports.markdown')}
        </a>
        <a href={file('html')} download>
          {t('exports.html')}
        </a>
        <Row>
          <Button onClick={() => print()}>{t('read.print')}</Button>
        </Row>
      </Stack>
    </Card>
  );
}
