/** Whether the engine has handled the activity `a`, as SQL; what it handles in this very transaction does not count yet. */
export const handled = (a: string) => `not exists (
  select 1 from pending_activity waiting
  where waiting.organisation_id = ${a}.organisation_id and waiting.activity_id = ${a}.id and not waiting.handled)`;

/** Says at once that an organisation has activities to handle; a timer covers what a crash left unsaid. */
export class PendingActivities {
  private listener: ((organisationId: string) => void) | null = null;

  /** The engine's ear; there is one engine in a process. */
  listen(listener: (organisationId: string) => void): void {
    this.listener = listener;
  }

  wake(organisationId: string): void {
    this.listener?.(organisationId);
  }
}
