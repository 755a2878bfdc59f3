/** The sign-in screen, which leads back to where the person was. */
export function signInPath({ pathname, search }: { pathname: string; search: string }): string {
  const back = `${pathname}${search}`;
  return back === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: back })}`;
}

/** Where to go after sign-in: a path of ours, never another site. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
