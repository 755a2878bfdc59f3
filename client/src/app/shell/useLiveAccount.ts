import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { followAccountLanguage } from '../../lib/i18n/i18n';
import { ApiProblem } from '../../lib/api/problem';
import { live } from '../../lib/live/connection';
import { readWhenBack } from '../../lib/live/read-when-back';
import { signInPath } from '../../lib/me/sign-in-path';
import { meKey, meQuery, useMe } from '../../lib/me/useMe';
import { signingOut } from '../../lib/me/useSignOut';
import { forgetReads } from '../../lib/offline/kept-reads';
import { followAccount } from '../../lib/preferences/preferences.store';

/** Opens the live connection, and asks who is signed in when the server ends it. */
export function useLiveAccount(): void {
  const queries = useQueryClient();
  const { member, units, roles } = useMe();
  const { locale, settings } = member;
  useEffect(() => {
    live.onSignedOut(() => void leaveIfSignedOut(queries));
    void live.open();
  }, [queries]);
  useEffect(() => readWhenBack(queries), [queries]);
  useEffect(() => void followAccountLanguage(locale), [locale]);
  useEffect(() => followAccount(settings), [settings]);
  useOnePerson(member.id);
  useSeat(JSON.stringify([units.map(({ id }) => id), roles]));
}

/** Somebody else has signed in on this browser: what is here was read by another person, and goes with the page. */
function useOnePerson(memberId: string): void {
  const held = useRef(memberId);
  useEffect(() => {
    if (held.current !== memberId) void forgetReads().then(() => location.reload());
  }, [memberId]);
}

/** Where one sits and what one answers for decide what one reads, nearly everywhere: with another seat all is read anew. */
function useSeat(seat: string): void {
  const queries = useQueryClient();
  const held = useRef(seat);
  useEffect(() => {
    if (held.current === seat) return;
    held.current = seat;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
  }, [seat, queries]);
}

/** Goes to the sign-in screen with nothing in mind of what was read, when the server no longer knows the person. */
async function leaveIfSignedOut(queries: QueryClient): Promise<void> {
  const trouble = await queries.fetchQuery({ ...meQuery, staleTime: 0 }).then(
    () => null,
    (error: unknown) => error,
  );
  if (signingOut.underWay || !(trouble instanceof ApiProblem && trouble.status === 401)) return;
  location.assign(signInPath(location, true));
}
