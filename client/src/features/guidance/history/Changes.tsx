import type { SectionChange } from '@guildhall/shared/work/guidance-text';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../../lib/api/ProblemNotice';
import type { Language } from '../../../lib/i18n/languages';
import { Card } from '../../../ui/card/Card';
import { Stack } from '../../../ui/layout/Layout';
import { Skeleton } from '../../../ui/layout/Skeleton';
import { Pill } from '../../../ui/text/Pill';
import { VisuallyHidden } from '../../../ui/text/VisuallyHidden';
import ink from '../../../ui/text/Ink.module.css';
import styles from '../talk/Talk.module.css';
import { useChanges } from './useHistory';

interface ChangesProps {
  id: string;
  language: Language;
  from: number;
  /** Left out: the text as it stands now. */
  to: number | undefined;
}

/** What changed, section by section and word by word; sections that stayed are only counted. */
export function Changes({ id, language, from, to }: ChangesProps) {
  const { t } = useTranslation('guidance');
  const { data, error } = useChanges(id, language, from, to);
  const changed = data?.sections.filter(({ change }) => change !== 'same') ?? [];
  const same = (data?.sections.length ?? 0) - changed.length;
  const title = to === undefined ? t('changes.since', { from }) : t('changes.between', { from, to });
  return (
    <Card title={title}>
      <Stack gap="l">
        <ProblemNotice problem={error} urgent={false} />
        {data || error ? null : <Skeleton lines={5} />}
        {data && changed.length === 0 ? <p>{t('changes.none')}</p> : null}
        {changed.map((section) => (
          <Section key={section.key} section={section} />
        ))}
        {changed.length > 0 && same > 0 ? <p className={ink.soft}>{t('changes.same', { count: same })}</p> : null}
      </Stack>
    </Card>
  );
}

function Section({ section: { key, title, change, pieces } }: { section: SectionChange }) {
  const { t } = useTranslation('guidance');
  const marked = pieces.length > 0 ? pieces : [];
  return (
    <section aria-labelledby={`changes-${key}`}>
      <h3 id={`changes-${key}`}>
        {title || t('history.beginning')}{' '}
        <Pill tone={change === 'gone' ? 'berry' : change === 'added' ? 'moss' : 'brass'}>{t(`changes.${change}`)}</Pill>
      </h3>
      <p className={styles.pieces}>
        {marked.map(({ text, change: how }, nth) =>
          how === 'same' ? (
            // oxlint-disable-next-line react/no-array-index-key -- pieces are told apart by their place alone
            <span key={nth}>{text}</span>
          ) : how === 'added' ? (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <ins key={nth}>
              <VisuallyHidden>{t('changes.added_words')} </VisuallyHidden>
              {text}
            </ins>
          ) : (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <del key={nth}>
              <VisuallyHidden>{t('changes.gone_words')} </VisuallyHidden>
              {text}
            </del>
          ),
        )}
      </p>
    </section>
  );
}
