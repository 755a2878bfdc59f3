import type { ImportReport } from '@guildhall/shared/work/practice-files';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Row, Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { toast } from '../../ui/toast/toast.store';
import styles from './Files.module.css';
import { useBringIn } from './useBringIn';

/** Chooses files, shows what they hold and what is to be mended, and brings all of them in or none. */
export function BringIn() {
  const { t } = useTranslation('practices');
  const navigate = useNavigate();
  const { report, nothing, busy, problem, look, lookInto, bringIn } = useBringIn((made) => {
    toast(t('files.brought', { count: made }), { tone: 'moss' });
    void navigate('/practices?mine=true');
  });
  const whole = report?.files.every(({ faults }) => faults.length === 0) ?? false;
  const practices = report?.files.flatMap(({ titles }) => titles).length ?? 0;
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
          {report ? (
            <Notice tone={whole ? 'moss' : 'brass'} title={t(whole ? 'files.whole' : 'files.to_mend')}>
              {t(whole ? 'files.whole_words' : 'files.to_mend_words', { count: practices })}
            </Notice>
          ) : null}
        </div>
        {report ? <FilesRead files={report.files} /> : null}
        {whole ? (
          <Row>
            <Button look="primary" busy={busy} onClick={bringIn}>
              {t('files.bring_in', { count: practices })}
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

function FilesRead({ files }: { files: ImportReport['files'] }) {
  const { t } = useTranslation('practices');
  const { list } = useFormats();
  return (
    <ul className={styles.files}>
      {files.map(({ name, titles, faults, notHere }, nth) => (
        <li key={`${nth} ${name}`}>
          <strong className={styles.name}>{name}</strong>
          {titles.length > 0 ? <p>{titles.join(' · ')}</p> : null}
          {notHere.length > 0 ? (
            <p>{t('files.not_here', { named: list(notHere.map((each) => `“${each}”`)) })}</p>
          ) : null}
          {faults.map(({ field, code, message }) => (
            <p key={`${field} ${code}`} className={styles.fault}>
              {t('files.fault', { field })} {t(`files.faults.${code}`, { defaultValue: message })}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
