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
