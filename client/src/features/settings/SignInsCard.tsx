import type { SignInEntry } from '@guildhall/shared/people/identity';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { SignOut } from '../../lib/me/SignOut';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { Row, Stack } from '../../ui/layout/Layout';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Pill } from '../../ui/text/Pill';
import { toast } from '../../ui/toast/toast.store';
import styles from './Settings.module.css';
import { useEndSignIn, useSignIns } from './useSignIns';

/** Every device one is signed in on, and the way out of each. */
export function SignInsCard() {
  const { t } = useTranslation('settings');
  const list = useRef<HTMLDivElement>(null);
  const { data: signIns, error } = useSignIns();
  const end = useEndSignIn((count, which) => {
    toast(which === null ? 'settings:sign_ins.ended_others' : 'settings:sign_ins.ended', {
      tone: 'moss',
      fills: { count },
    });
    // The button that was pressed is gone, so focus goes to the list it was in.
    list.current?.focus();
  });
  const problem = end.problem ?? error;

  return (
    <Card title={t('sign_ins.title')}>
      <Stack>
        <p className={styles.promise}>{t('sign_ins.purpose')}</p>
        <ProblemNotice problem={problem} urgent={false} />
        <div ref={list} tabIndex={-1}>
          {signIns ? (
            <CardRows>
              {signIns.map((entry) => (
                <SignInRow key={entry.id} entry={entry} busy={end.busy} onEnd={() => end.run(entry.id)} />
              ))}
            </CardRows>
          ) : (
            <Skeleton lines={2} />
          )}
        </div>
        <Row>
          <SignOut>
            {(leave, busy) => (
              <Button busy={busy} onClick={leave}>
                {t('sign_ins.here')}
              </Button>
            )}
          </SignOut>
          {(signIns?.length ?? 0) > 1 ? (
            <Button look="quiet" busy={end.busy} onClick={() => end.run(null)}>
              {t('sign_ins.end_others')}
            </Button>
          ) : null}
        </Row>
      </Stack>
    </Card>
  );
}

function SignInRow({ entry, busy, onEnd }: { entry: SignInEntry; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const { browser, system } = entry.device;
  const device =
    browser && system ? t('sign_ins.device', { browser, system }) : (browser ?? system ?? t('sign_ins.unknown'));
  const when = formats.relative(entry.lastSeenAt, Date.now());
  return (
    <CardRow
      title={device}
      detail={t('sign_ins.seen', { when, date: formats.date(entry.signedInAt) })}
      end={
        entry.current ? (
          <Pill tone="moss">{t('sign_ins.this')}</Pill>
        ) : (
          <Button size="s" busy={busy} aria-label={t('sign_ins.end_label', { device })} onClick={onEnd}>
            {t('sign_ins.end')}
          </Button>
        )
      }
    />
  );
}
