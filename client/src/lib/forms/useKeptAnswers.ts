import { useEffect, useLayoutEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

interface Kept {
  answers: string;
  from: number | string | null;
}

/** By what the form is for. Lasts until the page is loaded anew, which signing out does. */
const kept = new Map<string, Kept>();

interface KeptAnswers<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  /** What the form is for. */
  name: string;
  /** The saving that the answers began from, or what it held: they are not put over a later one. */
  from: number | string | null;
}

/**
 * A long form that is left with answers not sent, by a step back in the browser or a link, has them again when it is
 * opened anew. Gives what to call once they are sent.
 */
export function useKeptAnswers<Values extends FieldValues>({ form, name, from }: KeptAnswers<Values>): () => void {
  const sent = useRef('');
  const now = useRef(from);
  useLayoutEffect(() => {
    now.current = from;
  }, [from]);
  useEffect(() => {
    sent.current = JSON.stringify(form.getValues());
    const before = kept.get(name);
    if (before && before.from === now.current) form.reset(JSON.parse(before.answers), { keepDefaultValues: true });
    return () => {
      const answers = JSON.stringify(form.getValues());
      if (answers === sent.current) kept.delete(name);
      else kept.set(name, { answers, from: now.current });
    };
  }, [form, name]);
  return () => {
    sent.current = JSON.stringify(form.getValues());
  };
}
