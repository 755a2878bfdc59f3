import { describe, expect, it } from '@jest/globals';

import { withChange, type MyNews } from './my-news';

describe('one’s own news', () => {
  it('numbers what comes in, and keeps the count of the unread when it is not named', () => {
    const news = withChange(withChange({ unread: 2 }, { points: 5 }), { unread: 3, notices: [] });
    expect(news.unread).toBe(3);
    expect(news.came?.map(({ nth }) => nth)).toEqual([1, 2]);
    expect(withChange(news, { points: 1 }).unread).toBe(3);
  });

  it('keeps the latest only, still numbered on', () => {
    let news: MyNews = { unread: 0 };
    for (let nth = 0; nth < 30; nth += 1) news = withChange(news, {});
    expect([news.came?.length, news.came?.at(-1)?.nth]).toEqual([20, 30]);
  });
});
