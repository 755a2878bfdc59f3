import type { NewPracticeFeed, PracticeFeed } from '@guildhall/shared/work/practice-files';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { TextField } from '../../ui/field/TextField';
import { Row, Stack } from '../../ui/layout/Layout';
import { toast } from '../../ui/toast/toast.store';

const feedKey = ['practices', 'feed'];

/** One's own feed of new practices for a feed reader; its address is a secret, shown once. */
export function FeedCard() {
  const { t } = useTranslation('practices');
  const formats = useFormats();
  const [address, setAddress] = useState<string>();
  const { data: feed } = useQuery({
    queryKey: feedKey,
    queryFn: ({ signal }) => api.get<PracticeFeed>('/api/me/practice-feed', { signal }),
  });
  const make = useCommand<void, NewPracticeFeed>({
    command: () => ({ method: 'POST', path: '/api/me/practice-feed' }),
    refreshes: [feedKey],
    onDone: ({ path }) => setAddress(new URL(path, location.origin).href),
  });
  const end = useCommand({
    command: () => ({ method: 'DELETE', path: '/api/me/practice-feed' }),
    refreshes: [feedKey],
    onDone: () => setAddress(undefined),
  });
  // Who may not write to the clipboard still has the address before them.
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => toast('practices:files.feed_copied', { tone: 'plain' }),
      () => undefined,
    );
  return (
    <Card title={t('files.feed')}>
      <Stack>
        <p>{t('files.feed_words')}</p>
        <ProblemNotice problem={make.problem ?? end.problem} />
        {address ? (
          <TextField
            label={t('files.feed_address')}
            hint={t('files.feed_once')}
            readOnly
            value={address}
            onFocus={({ target }) => target.select()}
          />
        ) : feed?.since ? (
          <p>{t('files.feed_since', { date: formats.date(feed.since) })}</p>
        ) : null}
        <Row>
          {address && 'clipboard' in navigator ? (
            <Button look="primary" onClick={() => void copy(address)}>
              {t('files.feed_copy')}
            </Button>
          ) : null}
          <Button busy={make.busy} onClick={() => make.run()}>
            {t(feed?.since ? 'files.feed_renew' : 'files.feed_make')}
          </Button>
          {feed?.since ? (
            <Button look="quiet" busy={end.busy} onClick={() => end.run()}>
              {t('files.feed_end')}
            </Button>
          ) : null}
        </Row>
      </Stack>
    </Card>
  );
}
