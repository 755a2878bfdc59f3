import type { LeavingFacts } from '@guildhall/shared/outbound/leaving';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { LeaveForm } from './LeaveForm';
import { WhatComesOfIt } from './WhatComesOfIt';

/** The way out of the organisation's Guildhall: what comes of it first, then the question. */
export function LeaveCard() {
  const { t } = useTranslation('leaving');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const stay = () => {
    setOpen(false);
    // The button is there again once this is drawn.
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <Card title={t('title')}>
      {open ? (
        <Leaving onStay={stay} />
      ) : (
        <Stack gap="s">
          <p>{t('purpose')}</p>
          <div>
            <Button ref={button} onClick={() => setOpen(true)}>
              {t('open')}
            </Button>
          </div>
        </Stack>
      )}
    </Card>
  );
}

function Leaving({ onStay }: { onStay: () => void }) {
  const { t } = useTranslation('leaving');
  const words = useRef<HTMLDivElement>(null);
  const { data: facts, error } = useQuery({
    queryKey: ['me', 'leaving'],
    queryFn: ({ signal }) => api.get<LeavingFacts>('/api/me/leaving', { signal }),
    gcTime: 0,
  });
  // What is to be read comes before what is asked.
  useEffect(() => words.current?.focus(), []);
  return (
    <div ref={words} tabIndex={-1} role="group" aria-label={t('first')}>
      <Stack>
        <ProblemNotice problem={error} urgent={false} />
        {facts ? null : error ? null : <Skeleton lines={6} />}
        {facts?.onlyAdmin ? (
          <>
            <Notice
              title={t('only_admin.title')}
              action={
                <Link to="/manage/people" look="secondary">
                  {t('only_admin.link')}
                </Link>
              }
            >
              {t('only_admin.words')}
            </Notice>
            <div>
              <Button onClick={onStay}>{t('close')}</Button>
            </div>
          </>
        ) : null}
        {facts && !facts.onlyAdmin ? (
          <>
            <WhatComesOfIt calledAfter={facts.calledAfter} />
            <LeaveForm asksPassword={facts.asksPassword} onStay={onStay} />
          </>
        ) : null}
      </Stack>
    </div>
  );
}
