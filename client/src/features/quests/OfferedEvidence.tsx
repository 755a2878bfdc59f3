import type { RunPage } from '@guildhall/shared/game/quests';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { useFormats } from '../../lib/time/useFormats';
import { Notice } from '../../ui/notice/Notice';
import { WebAddress } from '../../ui/text/WebAddress';
import ink from '../../ui/text/Ink.module.css';
import styles from './Quests.module.css';

type Evidence = RunPage['evidence'][number];

/** What the party offered for a step, and what was said of it; only the latest of each. Of one’s own, `Waiting` says so. */
export function OfferedEvidence({ run, stepId }: { run: RunPage; stepId: string }) {
  const latest = new Map<string, Evidence>();
  for (const evidence of run.evidence) if (evidence.step === stepId) latest.set(evidence.contribution, evidence);
  return [...latest.values()].map((evidence) => <One key={evidence.id} run={run} evidence={evidence} />);
}

function One({ run, evidence }: { run: RunPage; evidence: Evidence }) {
  const { t } = useTranslation('quests');
  const { shortDate } = useFormats();
  const me = useMe().member.id;
  const { verification } = evidence;
  const by = run.progress.party.find(({ id }) => id === evidence.member)?.name ?? '';
  return (
    <div className={styles.evidence}>
      <p className={ink.soft}>{t('evidence.by', { name: by, date: shortDate(evidence.offeredAt) })}</p>
      {evidence.words ? <p className={styles.quoted}>{evidence.words}</p> : null}
      <WebAddress address={evidence.link} />
      {verification?.decision === 'returned' ? (
        <Notice tone="brass" title={t('evidence.returned', { name: verification.by })}>
          {verification.reason}
        </Notice>
      ) : !verification && evidence.member === me ? null : (
        <p className={ink.soft}>
          {verification
            ? t('evidence.confirmed', { name: verification.by })
            : evidence.asked
              ? t('evidence.waits_for', { name: evidence.asked.name })
              : t('evidence.waits')}
        </p>
      )}
    </div>
  );
}
