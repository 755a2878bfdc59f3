import { once } from 'node:events';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { BadgeReviews } from './game/badges/review.js';
import { CollabServer } from './platform/collab/collab-server.js';
import { Jobs } from './platform/jobs/jobs.js';
import { TestApp } from './testing/test-app.js';

let app: TestApp;
beforeEach(async () => {
  app = await TestApp.start();
});
afterEach(() => app.close());

describe('a server that stops', () => {
  it('[stop/jobs] closes its door, and tells the looks at the past, while a long job is still under way', async () => {
    const jobs = app.get(Jobs);
    let endJob = () => undefined as void;
    let isDone = false;
    const begun = new Promise<void>((begins) =>
      jobs.every('long', '0 3 * * *', async () => {
        begins();
        await new Promise<void>((end) => (endJob = end));
        isDone = true;
      }),
    );
    await jobs.start();
    await begun;
    const toldReviews = jest.spyOn(app.get(BadgeReviews), 'stop');
    const told = new Promise<void>((heard) => toldReviews.mockImplementation(() => heard()));
    const doorCloses = once(app.app.nest.getHttpServer(), 'close');
    const closing = app.app.close();
    await Promise.all([doorCloses, told]);
    expect(isDone).toBe(false);
    endJob();
    await closing;
    expect(isDone).toBe(true);
  }, 30_000);

  it('[stop/part] stops everything else where one part cannot', async () => {
    const closeCollab = jest.spyOn(app.get(CollabServer), 'close').mockRejectedValue(new Error('It would not end.'));
    await app.app.close();
    expect(closeCollab).toHaveBeenCalled();
    expect(app.app.nest.getHttpServer().listening).toBe(false);
  });
});
