import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { followAccountLanguage } from '../../lib/i18n/i18n';
import { live } from '../../lib/live/connection';
import { meKey, useMe } from '../../lib/me/useMe';
import { followAccount } from '../../lib/preferences/preferences.store';

/** Opens the live connection, and asks who is signed in when the server ends it. */
export function useLiveAccount(): void {
  const queries = useQueryClient();
  const { locale, settings } = useMe().member;
  useEffect(() => {
    live.onSignedOut(() => void queries.resetQueries({ queryKey: meKey }));
    void live.open();
  }, [queries]);
  useEffect(() => void followAccountLanguage(locale), [locale]);
  useEffect(() => followAccount(settings), [settings]);
}
