import type { BadgeDesign } from '@guildhall/shared/game/badges';
import type { Page } from '@playwright/test';

import { command } from '../guidance.js';
import { livePageOf, pageOf } from '../people.js';
import { expect, test } from '../test.js';
import { say } from '../time.js';

test('[badges/by-hand] a badge is taken back with a reason, its holder asks, and it is given back', async ({
  browser,
}) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/badges');
  const name = 'Long-serving listener';
  const id = await earnedLongAgo(ada, name, 'Moira Penhale');
  const moira = await livePageOf(browser, 'Moira Penhale', `/badges/${id}`);
  await expect(moira.getByRole('heading', { name: 'Why you have it' })).toBeVisible();

  await ada.goto(`/badges/${id}`);
  await ada.getByRole('button', { name: 'Take it back from somebody' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Take this badge back' });
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await expect(dialog.getByText('Please choose from whom.')).toBeVisible();
  // Where it cannot be looked whether they have it, that is said.
  await ada.route(
    /\/held\?/,
    (route) => route.fulfill({ status: 400, json: { code: 'invalid', title: 'No', detail: 'No.' } }),
    {
      times: 1,
    },
  );
  await dialog.getByRole('combobox', { name: 'From whom?' }).fill('Grace');
  await ada.getByRole('option', { name: /Grace Obi/ }).click();
  await expect(dialog.getByText('Some answers need another look', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: /Grace Obi/ }).click();
  await dialog.getByRole('combobox', { name: 'From whom?' }).fill('Moira');
  await ada.getByRole('option', { name: /Moira Penhale/ }).click();
  await expect(dialog.getByText(/^Earned on/)).toBeVisible();
  await dialog.getByLabel('Why?').fill('Two people of one name were mixed up.');
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await expect(dialog).toBeHidden();
  const heldBack = ada.getByRole('listitem').filter({ has: ada.getByText('Moira Penhale', { exact: true }) });
  await expect(heldBack).toContainText('Two people of one name were mixed up.');

  // On the holder's page it happens by itself, and they can say something.
  await expect(moira.getByText(/Ada Lowe took it back on/)).toBeVisible();
  await moira.getByRole('button', { name: 'Ask about it' }).click();
  const asking = moira.getByRole('dialog');
  await asking.getByLabel('What would you like to say?').fill('I was there all those years.');
  await asking.getByRole('button', { name: 'Ask about it' }).click();
  await expect(asking).toBeHidden();
  await expect(moira.getByRole('button', { name: 'Ask about it' })).toBeHidden();

  await ada.reload();
  await expect(heldBack).toContainText('I was there all those years.');
  await heldBack.getByRole('button', { name: 'Give it back' }).click();
  const giving = ada.getByRole('dialog');
  await giving.getByLabel('What would you like to say with it?').fill('So you were; I am sorry.');
  await giving.getByRole('button', { name: 'Give it back' }).click();
  await expect(heldBack).toBeHidden();
  await expect(moira.getByRole('heading', { name: 'Why you have it' })).toBeVisible();
  await expect(moira.getByText('So you were; I am sorry.').first()).toBeVisible();
  // It stands on nobody else's wall any more.
  await command(ada.request, 'post', `/api/badge-designs/${id}/retire`, {});
});

/** A badge for more questions than anybody asks in weeks, and somebody who has it. */
async function earnedLongAgo(page: Page, name: string, holder: string): Promise<string> {
  const { id } = await command<BadgeDesign>(page.request, 'post', '/api/badge-designs', {
    slug: `long-${crypto.randomUUID().slice(0, 8)}`,
    name: { en: name },
    forWhat: { en: 'For a thousand questions.' },
    look: { shape: 'shield', tincture: 'vert', charge: 'speech' },
    ...{ subject: 'member', repeat: 'once', retention: 'permanent' },
    criteria: { type: 'activity_count', kind: 'question.asked', atLeast: 1000, within: 'ever' },
  });
  await command(page.request, 'post', `/api/badge-designs/${id}/go-live`, {});
  await say(
    `insert into badge_award (id, organisation_id, badge_id, badge_version, member_id, instance_key, earned_at, granted_at, evidence)
     select gen_random_uuid(), b.organisation_id, b.id, 1, m.id, '', now(), now(),
            '{"count": 1000, "steps": [{"kind": "question.asked", "at": "2026-09-08T09:00:00.000Z", "activityId": null, "subjectId": null}]}'
     from badge b join member m on m.organisation_id = b.organisation_id and m.name = $2 where b.id = $1`,
    [id, holder],
  );
  return id;
}
