import type { ImportReport } from '@guildhall/shared/work/practice-files';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { FoldedList } from '../../ui/disclosure/FoldedList';
import { Row, Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { toast } from '../../ui/toast/toast.store';
import styles from './Files.module.css';
import { useBringIn } from './useBringIn';

/** Chooses files, shows what they hold and what is to be mended, and brings all of them in or none. */
export function BringIn() {
  const { t } = useTranslation('practices');
  const navigate = useNavigate();
  const { report, parts, brought, nothing, busy, problem, look, lookInto, bringIn } = useBringIn((made) => {
    toast('practices:files.brought', { tone: 'moss', fills: { count: made } });
    void navigate('/practices?mine=true');
  });
  const whole = report?.every(({ faults }) => faults.length === 0) ?? false;
  const practices = report?.flatMap(({ titles }) => titles).length ?? 0;
  return (
    <Card title={t('files.in')}>
      <Stack>
        <p>{t('files.in_words')}</p>
        <Choose label={t('files.choose')} onChosen={(files) => void look(files)} />
        {takesFolders ? (
          <Choose folder label={t('files.choose_folder')} onChosen={(files) => void lookInto(files)} />
        ) : null}
        <ProblemNotice problem={problem} />
        <div role="status">
          {nothing ? <Notice tone="brass" title={t('files.none_chosen')} /> : null}
          {brought.parts > 0 && brought.parts < parts ? (
            <p>{t('files.part_in', { part: brought.parts, parts, count: brought.made })}</p>
          ) : null}
          {report ? (
            <Notice tone={whole ? 'moss' : 'brass'} title={t(whole ? 'files.whole' : 'files.to_mend')}>
              {t(whole ? 'files.whole_words' : 'files.to_mend_words', { count: practices })}{' '}
              {whole && parts > 1 ? t('files.in_parts', { count: parts }) : null}
            </Notice>
          ) : null}
        </div>
        {report ? <FilesRead files={report} /> : null}
        {whole ? (
          <Row>
            <Button look="primary" busy={busy} onClick={() => void bringIn()}>
              {t('files.bring_in', { count: practices - brought.made })}
            </Button>
          </Row>
        ) : null}
      </Stack>
    </Card>
  );
}

/** Telephones choose files one by one. */
const takesFolders = 'webkitdirectory' in HTMLInputElement.prototype;

interface ChooseProps {
  label: string;
  folder?: boolean;
  onChosen: (files: File[]) => void;
}

function Choose({ label, folder = false, onChosen }: ChooseProps) {
  return (
    <label className={styles.choose}>
      <span>{label}</span>
      <input
        ref={(input) => {
          if (input) input.webkitdirectory = folder;
        }}
        type="file"
        multiple
        accept={folder ? undefined : '.md,.markdown,.json'}
        onChange={({ target }) => {
          onChosen([...(target.files ?? [])]);
          // So that the same files, mended, can be chosen again.
          target.value = '';
        }}
      />
    </label>
  );
}

/** Files in sight before the rest is folded. */
const MOST_SHOWN = 20;
/** Titles of one file that are named. */
const MOST_TITLES = 10;

/** What each file holds; those to mend come first. */
function FilesRead({ files }: { files: ImportReport['files'] }) {
  const { t } = useTranslation('practices');
  const { list } = useFormats();
  return (
    <FoldedList
      items={files.toSorted((a, b) => Number(b.faults.length > 0) - Number(a.faults.length > 0))}
      most={MOST_SHOWN}
      more={(count) => t('files.more', { count })}
      className={styles.files}
      render={({ name, titles, faults, notHere }, nth) => (
        <li key={`${nth} ${name}`}>
          <strong className={styles.name}>{name}</strong>
          {titles.length > 0 ? (
            <p>
              {titles.slice(0, MOST_TITLES).join(' · ')}
              {titles.length > MOST_TITLES
                ? ` ${t('files.titles_more', { count: titles.length - MOST_TITLES })}`
                : null}
            </p>
          ) : null}
          {notHere.length > 0 ? (
            <p>{t('files.not_here', { named: list(notHere.map((each) => `“${each}”`)) })}</p>
          ) : null}
          {faults.map(({ field, code, message }) => (
            <p key={`${field} ${code}`} className={styles.fault}>
              {t('files.fault', { field })} {t(`files.faults.${code}`, { defaultValue: message })}
            </p>
          ))}
        </li>
      )}
    />
  );
}
