import { useWaiting, type Waiting } from '../api/outbox.store';
import { useHeldMe } from '../me/useMe';

/** Whether a change of this person that looks like this waits to be sent; also after the page was loaded anew. */
export function useIsKept(looks: (command: Waiting) => boolean): boolean {
  const memberId = useHeldMe()?.member.id;
  return useWaiting(memberId).some(looks);
}
