import type { INestApplicationContext } from '@nestjs/common';
import { challengeDraft, type ChallengeDraftInput } from '@guildhall/shared/game/challenges';
import type { DateTime } from 'luxon';

import { MoveChallenge } from '../game/challenges/move-challenge.command.js';
import { challengeTemplates } from '../game/challenges/templates.js';
import { CreateChallenge } from '../game/challenges/write-challenge.command.js';
import type { Database } from '../platform/database/database.js';
import type { Council } from './council.js';
import { raceBadge } from './race-badge.js';

/** Those of the first challenge, who are measured with that one when they do it again. */
const firstUnits = ['Libraries', 'Finance', 'Waste and Recycling', 'Customer Contact'];
const onceMore = {
  mode: 'own_best',
  words: {
    title: { en: 'Share what works, once more', cy: 'Rhannu beth sy’n gweithio, unwaith eto' },
    purpose: {
      en: 'Each department is measured only with its own last time. One more thing that helps, or one that did not and what we learned, from as many of us as can.',
      cy: 'Caiff pob adran ei mesur â’i thro diwethaf ei hun yn unig. Un peth arall sy’n helpu, neu un nad oedd yn helpu a beth a ddysgwyd, gan gynifer ohonom ag y gallwn.',
    },
  },
} as const;

/** The challenges of a council's life: one settled, some open, some that wait. */
export class ChallengeStory {
  constructor(
    private readonly nest: INestApplicationContext,
    private readonly database: Database,
    private readonly council: Council,
  ) {}

  /** One that has long been settled when the visitor comes. */
  async first(day: DateTime): Promise<void> {
    await this.begin('share-what-works', {
      units: firstUnits,
      from: day.plus({ days: 1 }),
      to: day.plus({ days: 18 }),
      badge: raceBadge.slug,
    });
  }

  /** Those the visitor finds open. */
  async open(day: DateTime, until: DateTime): Promise<void> {
    const to = until.plus({ days: 12 }).set({ hour: 17 });
    await this.begin('borrow-a-good-idea', {
      units: [
        'Highway Maintenance',
        'Waste and Recycling',
        'Libraries',
        'Digital and Data',
        'People and Pay',
        'Family Help',
      ],
      from: day.set({ hour: 9 }),
      to,
      badge: raceBadge.slug,
      activities: ['practice.tried', 'practice.reused', 'question.asked', 'answer.accepted', 'quest.completed'],
    });
    await this.begin('everyone-starts', {
      units: [
        'Adult Social Care',
        'Children’s Services',
        'Highways and Environment',
        'Communities and Public Health',
        'Corporate Resources',
        'Chief Executive’s Office',
      ],
      from: day.set({ hour: 9 }),
      to: until.plus({ weeks: 4 }).set({ hour: 17 }),
      badge: 'together',
    });
    await this.begin('two-teams', {
      units: ['Libraries', 'Transport Planning'],
      from: day.set({ hour: 9 }),
      to,
    });
    await this.begin('share-what-works', { units: firstUnits, from: day.set({ hour: 9 }), to, ...onceMore });
  }

  /** Those that have not begun: one is scheduled, one waits for its sponsor, and one is only begun. */
  async waiting(until: DateTime): Promise<void> {
    const units = ['Highway Maintenance', 'Parks and Countryside', 'Flood and Drainage'];
    await this.begin('worries', {
      units: ['Finance', 'Legal Services', 'People and Pay', 'Procurement'],
      from: until.plus({ days: 5, hours: 9 }),
      to: until.plus({ days: 33, hours: 17 }),
    });
    await this.begin('share-what-works', {
      units,
      from: until.plus({ days: 6 }),
      to: until.plus({ days: 34 }),
      accepted: false,
    });
    await this.begin('two-teams', {
      units: units.slice(0, 2),
      from: until.plus({ days: 20 }),
      to: until.plus({ days: 48 }),
      sponsor: false,
    });
  }

  private async begin(
    template: string,
    plan: {
      units: string[];
      from: DateTime;
      to: DateTime;
      badge?: string;
      activities?: ChallengeDraftInput['activities'];
      words?: Pick<ChallengeDraftInput, 'title' | 'purpose'>;
      mode?: ChallengeDraftInput['mode'];
      accepted?: false;
      sponsor?: false;
    },
  ): Promise<void> {
    const { id: from, weeks: _, ...settings } = challengeTemplates.find(({ id }) => id === template)!;
    const [helen, priya] = [this.council.story.get('helen')!, this.council.story.get('priya')!];
    const draft = challengeDraft.parse({
      ...settings,
      template: from,
      units: plan.units.map((name) => this.council.structure.idOf(name)),
      sponsorId: plan.sponsor === false ? null : priya.memberId,
      badge: plan.badge ?? null,
      ...(plan.activities ? { activities: plan.activities } : {}),
      ...plan.words,
      ...(plan.mode ? { mode: plan.mode } : {}),
      startsAt: plan.from.toUTC().toISO(),
      endsAt: plan.to.toUTC().toISO(),
    } satisfies ChallengeDraftInput);
    const { id } = await this.nest.get(CreateChallenge).execute(helen, draft);
    if (plan.accepted === false || plan.sponsor === false) return;
    const moves = this.nest.get(MoveChallenge);
    const { version } = await moves.answerSponsorship(priya, id, { accept: true, version: await this.versionOf(id) });
    await moves.schedule(helen, id, version);
  }

  private async versionOf(challengeId: string): Promise<number> {
    const [row] = await this.database.query<{ version: number }>(`select version from challenge where id = $1`, [
      challengeId,
    ]);
    return row!.version;
  }
}
