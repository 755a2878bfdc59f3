import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

import { type FormAnswers, keepFormAnswers, keptFormAnswers } from '../keeping/form-answers';
import { meKey, useMe } from '../me/useMe';

interface KeptAnswers<Values extends FieldValues> extends Pick<FormAnswers, 'from'> {
  form: UseFormReturn<Values>;
  /** What the form is for. */
  name: string;
}

/**
 * A long form that is left with answers not sent, by a step back in the browser, a link or a loading of the page, has them
 * again when it is opened anew in the same tab. Gives what to call once they are sent.
 */
export function useKeptAnswers<Values extends FieldValues>({ form, name, from }: KeptAnswers<Values>): () => void {
  const queries = useQueryClient();
  const { id: memberId } = useMe().member;
  const sent = useRef('');
  const now = useRef(from);
  useLayoutEffect(() => {
    now.current = from;
  }, [from]);
  useEffect(() => {
    sent.current = JSON.stringify(form.getValues());
    const before = keptFormAnswers(memberId, name);
    if (before && before.from === now.current) form.reset(JSON.parse(before.answers), { keepDefaultValues: true });
    const keep = () => {
      // Whoever has just signed out leaves nothing here.
      if (queries.getQueryData(meKey) === undefined) return;
      const answers = JSON.stringify(form.getValues());
      keepFormAnswers(memberId, name, answers === sent.current ? null : { answers, from: now.current });
    };
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, [form, memberId, name, queries]);
  return () => {
    sent.current = JSON.stringify(form.getValues());
  };
}
