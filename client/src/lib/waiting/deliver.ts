import i18next from 'i18next';

import { toast } from '../../ui/toast/toast.store';
import { send } from '../api/api';
import type { Waiting } from '../api/outbox.store';
import { flushOutbox } from './flush';

/** Sends what waits of somebody, and says so; skips when another tab is already at it. */
export async function deliver(memberId: string): Promise<void> {
  await navigator.locks.request('guildhall-outbox', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const { done } = await flushOutbox(memberId, sendKept);
    if (done === 0) return;
    await i18next.loadNamespaces('waiting');
    toast('waiting:sent', { tone: 'moss', fills: { count: done } });
  });
}

/** The server takes it only from the person who did it. */
function sendKept({ method, path, body, id, memberId, at }: Waiting): Promise<unknown> {
  return send({ method, path, body }, { idempotencyKey: id, kept: { memberId, ago: Date.now() - at } });
}
