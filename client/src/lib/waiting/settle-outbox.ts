import { keep, nameOf, outbox, readOutbox, type Refused, type Waiting } from '../api/outbox.store';

export function takeFromOutbox(command: Pick<Waiting, 'memberId' | 'id'>): void {
  localStorage.removeItem(nameOf(command));
  readOutbox();
}

export function refuseInOutbox(command: Waiting, code: string): void {
  keepStill({ ...command, code } satisfies Refused);
}

/** The server had trouble with it, and it is tried again. */
export function troubleInOutbox(command: Waiting): void {
  keepStill({ ...command, troubles: command.troubles + 1 });
}

/** What was forgotten while it was on its way, because its person signed out, stays forgotten. */
function keepStill(command: Waiting | Refused): void {
  if (localStorage.getItem(nameOf(command)) !== null) keep(command);
  else readOutbox();
}

/** Forgets what waits of somebody and what was refused, when they sign out. */
export function forgetOutbox(memberId: string): void {
  readOutbox();
  const { waiting, refused } = outbox.getState();
  for (const command of [...waiting, ...refused])
    if (command.memberId === memberId) localStorage.removeItem(nameOf(command));
  readOutbox();
}
