/** Whether a part of the application could not be had: mostly, the server was renewed while this tab was open. */
export function isOldVersion(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script|preload CSS/i.test(error.message);
}
