import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import type { OpenQuestion } from '@guildhall/shared/work/practice-talk';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useHeld } from '../../lib/talk/drafts.store';
import { useKept } from '../../lib/talk/useKept';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { Select } from '../../ui/field/Select';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { Of } from '../../ui/text/Of';
import { Pill } from '../../ui/text/Pill';
import { Prose } from '../../ui/text/Prose';
import { toast } from '../../ui/toast/toast.store';
import ink from '../../ui/text/Ink.module.css';
import { SayForm } from '../practices/SayForm';
import { useLibraryFilters } from '../practices/useLibrary';
import { FindAnswer } from './FindAnswer';
import styles from './Talk.module.css';
import { type OpenSearch, useOpenQuestions, useOpenSearch } from './useOpenQuestions';

/** Questions of colleagues that wait for an answer; each can be answered in place. */
export default function OpenQuestionsPage() {
  const { t } = useTranslation('talk');
  const [search, change] = useOpenSearch();
  const list = useOpenQuestions(search);
  const found = list.data?.pages.flatMap((page) => page.questions);
  // One that somebody else has answered takes another answer all the same.
  const shown = useKept(found ?? [], useHeld().isHeld, (question) => question);
  if (isLost(list)) return <TroublePage error={list.error} onRetry={() => void list.refetch()} />;
  const questions = found && shown;
  return (
    <>
      <PageHeader
        title={t('open.title')}
        purpose={t('open.purpose')}
        above={<Link to="/practices">{t('open.library')}</Link>}
        action={
          <Link to="/circle" look="secondary">
            {t('open.circle')}
          </Link>
        }
      />
      <Stack gap="l">
        <FindAnswer />
        <Filters search={search} onChange={change} />
        {questions ? null : <Skeleton lines={6} block />}
        {questions?.length === 0 ? (
          <EmptyState alone title={t('open.none')}>
            {t('open.none_words')}
          </EmptyState>
        ) : null}
        <ul className={styles.list}>
          {questions?.map((question) => (
            <li key={question.id}>
              <Waiting question={question} />
            </li>
          ))}
        </ul>
        <ProblemNotice problem={list.error} urgent={false} />
        {list.hasNextPage ? (
          <Row>
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('open.more')}
            </Button>
          </Row>
        ) : null}
      </Stack>
    </>
  );
}

function Filters({ search, onChange }: { search: OpenSearch; onChange: (changes: Partial<OpenSearch>) => void }) {
  const { t } = useTranslation('talk');
  const { name } = useBilingual();
  const { data: filters } = useLibraryFilters();
  const tags = (filters?.tags ?? []).map(({ tag }) => ({ value: tag, label: tag }));
  const units = (filters?.units ?? []).map((unit) => ({ value: unit.id, label: name(unit) }));
  return (
    <search className={styles.filters}>
      <Select
        label={t('open.tag')}
        choose={t('open.any_tag')}
        value={search.tag}
        options={tags}
        onChange={({ target }) => onChange({ tag: target.value })}
      />
      <Select
        label={t('open.unit')}
        choose={t('open.everywhere')}
        value={search.unit}
        options={units}
        onChange={({ target }) => onChange({ unit: target.value })}
      />
      <Select
        label={t('open.kind')}
        choose={t('open.any_kind')}
        value={search.kind}
        options={(['tip', 'question'] as const).map((kind) => ({ value: kind, label: t(`open.kinds.${kind}`) }))}
        onChange={({ target }) => onChange({ kind: target.value })}
      />
    </search>
  );
}

function Waiting({ question }: { question: OpenQuestion }) {
  const { t } = useTranslation('talk');
  const { name } = useBilingual();
  const { date } = useFormats();
  const isHeld = useHeld().isHeld(question.id);
  const { card, by } = question;
  const from = [by.name, by.unit ? name(by.unit) : '', date(question.at)].filter(Boolean);
  return (
    <Card>
      <Stack>
        <h2 className={styles.about} lang={card.locale}>
          <Link to={`/practices/${card.id}`} look="quiet">
            {card.title}
          </Link>
        </h2>
        <div>
          <p className={ink.soft}>
            {question.tip ? <Pill tone="brass">{t('open.tip')}</Pill> : null} {from.join(' · ')}
          </p>
          <Prose html={question.html} />
        </div>
        <Disclosure
          open={isHeld}
          summary={
            <>
              {t('open.answer')}
              <Of what={`${by.name}, ${card.title}`} />
            </>
          }
        >
          <SayForm
            path={`/api/practice-questions/${question.id}/answers`}
            place={`${question.id}:answer`}
            kind="answer"
            label={t('open.answer_label', { name: by.name })}
            hint={t('open.answer_hint')}
            send={t('open.send')}
            most={practiceLimits.answer}
            refreshes={[['practices', 'open-questions']]}
            onArrived={() => toast('talk:open.sent', { tone: 'moss', fills: { name: by.name } })}
          />
        </Disclosure>
      </Stack>
    </Card>
  );
}
