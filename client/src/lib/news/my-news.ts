import type { MeChange } from '@guildhall/shared/people/feed';

/** One's own feed as this tab holds it: how many notices are unread, and what came in since it was opened. */
export interface MyNews {
  unread: number;
  /** Each with its number, so that whoever reacts to it does so once. */
  came?: readonly { nth: number; change: MeChange }[];
}

const kept = 20;

export function withChange(news: MyNews, change: MeChange): MyNews {
  const nth = (news.came?.at(-1)?.nth ?? 0) + 1;
  return { unread: change.unread ?? news.unread, came: [...(news.came ?? []), { nth, change }].slice(-kept) };
}
