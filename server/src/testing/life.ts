import type { ActivityData, ActivityKind } from '@guildhall/shared/activity/catalogue';
import type { WouldMerge } from '@guildhall/shared/outbound/merging';
import type supertest from 'supertest';

import { PendingActivities } from '../activity/pending.js';
import { Activities } from '../activity/record.js';
import { RebuildStandings } from '../game/boards/rebuild-standings.command.js';
import { Engine } from '../game/engine/engine.js';
import { SeasonClock } from '../game/seasons/season-clock.js';
import type { Actor } from '../platform/actor.js';
import type { SetClock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { Repeated } from '../platform/database/once.js';
import { isPassingFault } from '../platform/database/passing-fault.js';
import { Problem } from '../platform/http/problem.js';
import { newId } from '../platform/ids.js';
import type { CutConnections } from './cut-connections.js';
import type { Step } from './given-lives.js';
import { LIVES } from './given-lives.js';
import { givenCard, givenDraft } from './given-practices.js';
import { DAY_MS, Given, type GivenUnit, TUESDAY } from './given.js';
import type { TestApp } from './test-app.js';

const recorder = new Activities(new PendingActivities());
const LEAPS = [2, 9, 35, 70];

type Agent = ReturnType<typeof supertest.agent>;
type Deed<K extends ActivityKind> = { kind: K; data: ActivityData<K>; counterpart?: Actor; subject?: string };

/** An organisation that lives through a history, by the product's own commands; each step is a minute after the one before. */
export class Life {
  private teams: GivenUnit[] = [];
  private people: Actor[] = [];
  private agents: Agent[] = [];
  private admin!: Agent;
  private cards: string[] = [];
  private readonly published = new Map<number, string>();
  private readonly deeds: string[] = [];

  private constructor(
    private readonly app: TestApp,
    private readonly clock: SetClock,
    private readonly cuts: CutConnections,
    readonly given: Given,
  ) {}

  static async lived(app: TestApp, clock: SetClock, cuts: CutConnections, steps: readonly Step[]): Promise<Life> {
    clock.set(TUESDAY);
    const life = new Life(app, clock, cuts, await Given.organisation(app.database));
    await life.settle();
    for (const [nth, step] of steps.entries()) await life.take(step, nth);
    await life.comeToRest();
    return life;
  }

  /** The projections thrown away and worked out anew, a few deeds at a time. */
  rebuild(): Promise<void> {
    return this.app.get(RebuildStandings).execute(this.given.organisationId, 7);
  }

  /** Nobody's clock looks at it any more. */
  async bury(): Promise<void> {
    await this.app.database.query(
      `update season set closed_at = coalesce(closed_at, now()), starts_at = starts_at + interval '100 years',
         ends_at = ends_at + interval '100 years', rest_ends_at = rest_ends_at + interval '100 years'
       where organisation_id = $1`,
      [this.given.organisationId],
    );
  }

  private async settle(): Promise<void> {
    const { given, app } = this;
    const roads = await given.unit('department', await given.unit('directorate', undefined, 'North'), 'Roads');
    const homes = await given.unit('department', await given.unit('directorate', undefined, 'South'), 'Homes');
    for (const [nth, department] of [roads, roads, homes].entries())
      this.teams.push(await given.unit('team', department, `Team ${nth}`));
    for (let who = 0; who < LIVES.people; who += 1) {
      const team = this.teams[who % LIVES.teams]!;
      this.people.push(await given.member(team, { name: `Person ${who}`, playing: who % 7 === 6 ? null : true }));
    }
    const author = await given.member(this.teams[0]!, { name: 'Author' });
    const admin = await given.member(homes, { name: 'Admin', grants: [{ role: 'admin', unitId: null }] });
    this.agents = await Promise.all(this.people.map((person) => app.as(person)));
    this.admin = await app.as(admin);
    for (let nth = 0; nth < LIVES.cards; nth += 1) this.cards.push(await givenCard(app, author));
    await this.comeToRest();
  }

  /** What is pending is handled, and the clock has done what is due. */
  private async comeToRest(): Promise<void> {
    for (const _ of [1, 2]) {
      await this.app.engineDone(this.given.organisationId);
      await this.app.get(SeasonClock).tick();
    }
  }

  private async take(step: Step, nth: number): Promise<void> {
    this.clock.set(new Date(this.clock.now().getTime() + 60_000));
    const once = await this.commandOf(step, `the-step-${nth}`);
    if (step.again !== 'together') await insistently(() => this.cuts.during(step.cut, once), once);
    else await this.cuts.during(step.cut, () => Promise.all([insistently(once, once), insistently(once, once)]));
    if (step.again === 'after') await insistently(once, once);
  }

  /** What this step sends; sent again, it is the same command. */
  private async commandOf({ what, who, with: other, which }: Step, key: string): Promise<() => Promise<void>> {
    const { organisationId } = this.given;
    const person = this.people[who]!;
    const agent = this.agents[who]!;
    const counterpart = this.people[other]!;
    const team = this.teams[which % LIVES.teams]!;
    const card = this.cards[which % LIVES.cards]!;
    const subject = card;
    const distance = (['same-directorate', 'other-directorate', 'other-organisation'] as const)[which % 3]!;
    const reuse = ID(which);
    switch (what) {
      case 'publish': {
        const draft = await givenDraft(this.app, person);
        this.published.set(who, draft);
        return sent(agent, `practices/${draft}/publish`, key, { basedOn: 1, audience: 'council' });
      }
      case 'unpublish':
        return sent(agent, `practices/${this.published.get(who) ?? card}/unwiden`, key, {});
      case 'ask':
        return sent(agent, `practices/${card}/questions`, key, { text: 'How did you win the crews over?' });
      case 'help':
        return this.done(person, key, {
          ...{ kind: 'newcomer.helped', counterpart },
          data: { run: reuse, hadNoFirstStep: which % 2 === 0 },
        });
      case 'reuse':
        return this.done(person, key, {
          ...{ kind: 'practice.reused', counterpart, subject },
          data: { reuse, adopterTeam: team.id, distance },
        });
      case 'try':
        return this.done(person, key, {
          ...{ kind: 'practice.tried', counterpart, subject },
          data: { reuse, outcome: 'kept', authorTeam: team.id, distance },
        });
      case 'review':
        return this.done(person, key, { kind: 'guidance.review.done', counterpart, data: { review: reuse } });
      case 'takeBack': {
        const deed = this.deeds[which % Math.max(1, this.deeds.length)] ?? 'none';
        return this.transaction(person, key, (tx) => recorder.revoke(tx, organisationId, [deed], this.clock.now()));
      }
      case 'move':
        return sent(this.admin, `people/${person.memberId}/move`, key, { unitId: team.id });
      case 'close':
        return sent(this.admin, `structure/${team.id}/close`, key, { toUnitId: this.teams[who % LIVES.teams]!.id });
      case 'open':
        return sent(this.admin, `structure/${team.id}/open`, key, {});
      case 'play':
        return answered(() => agent.patch('/api/me/settings').send({ playing: which % 2 === 0 }));
      case 'leave':
        return sent(this.admin, `people/${person.memberId}/${which % 2 === 0 ? 'left' : 'returned'}`, key, {});
      case 'merge':
        return this.merging(person, counterpart, key);
      case 'pass':
        this.clock.set(new Date(this.clock.now().getTime() + LEAPS[which % LEAPS.length]! * DAY_MS));
        return async () => undefined;
      case 'engine':
        return async () => void (await this.app.get(Engine).drain(organisationId));
      case 'clock':
        return () => this.app.get(SeasonClock).tick();
    }
  }

  /** The other one turns out to be the same person; what would come of it is looked at first. */
  private async merging(person: Actor, other: Actor, key: string): Promise<() => Promise<void>> {
    const path = `people/${person.memberId}/merging`;
    const { body } = await this.admin.get(`/api/${path}/${other.memberId}`);
    const seen = (body as Partial<WouldMerge>).would?.seen ?? 'nothing';
    return sent(this.admin, path, key, { goesId: other.memberId, seen, reason: 'Named twice.' });
  }

  /** A deed that would count again each time it is recorded: that it is recorded once is the command's doing. */
  private done<K extends ActivityKind>(member: Actor, key: string, deed: Deed<K>): () => Promise<void> {
    const at = this.clock.now();
    const nth = this.deeds.push('none') - 1;
    return this.transaction(
      member,
      key,
      async (tx) => {
        const recorded = `${key}:${newId()}`;
        await recorder.record(tx, {
          organisationId: this.given.organisationId,
          kind: deed.kind,
          memberId: member.memberId,
          subjectId: deed.subject ?? null,
          counterpartId: deed.counterpart?.memberId ?? null,
          occurredAt: at,
          recordedAt: at,
          key: recorded,
          data: deed.data,
        });
        return recorded;
      },
      (recorded) => (this.deeds[nth] = String(recorded)),
    );
  }

  /** A command of this member, done once however often it is sent; what it answers is heard in the end. */
  private transaction(
    { organisationId, memberId }: Actor,
    key: string,
    work: (tx: Tx) => Promise<unknown>,
    hear: (answer: unknown) => void = () => undefined,
  ): () => Promise<void> {
    const once = { organisationId, memberId, key, fingerprint: key };
    return () =>
      this.app.database.transaction({ once }, work).then(hear, (error: unknown) => {
        if (error instanceof Repeated) hear(error.answer);
        else if (!(error instanceof Problem)) throw error;
      });
  }
}

const ID = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

class Unanswered extends Error {}

function sent(agent: Agent, path: string, key: string, body: object): () => Promise<void> {
  return answered(() => agent.post(`/api/${path}`).set('Idempotency-Key', key).send(body));
}

/** A refusal is an answer, too; a server that is in trouble gives none. */
function answered(request: () => supertest.Test): () => Promise<void> {
  return async () => {
    const { status } = await request();
    if (status >= 500) throw new Unanswered();
  };
}

/** Does it, and where the database was lost meanwhile, again until it is answered. */
async function insistently(first: () => Promise<void>, then: () => Promise<void>): Promise<void> {
  for (let attempt = first; ; attempt = then) {
    try {
      return await attempt();
    } catch (error) {
      const faults = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
      if (!faults.every((fault) => fault instanceof Unanswered || isPassingFault(fault))) throw error;
    }
  }
}
