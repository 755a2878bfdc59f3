/** The sign-in screen, which leads back to where the person was; it says so when their sign-in ended while they were there. */
export function signInPath({ pathname, search }: { pathname: string; search: string }, ended = false): string {
  const back = `${pathname}${search}`;
  const query = new URLSearchParams({ ...(ended && { ended: '' }), ...(back !== '/' && { next: back }) });
  return query.size > 0 ? `/sign-in?${query}` : '/sign-in';
}

/** Where to go after sign-in: a path of ours, never another site. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
