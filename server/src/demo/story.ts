import type { INestApplicationContext } from '@nestjs/common';
import { DateTime } from 'luxon';

import { ChallengeClock } from '../game/challenges/challenge-clock.js';
import { Engine } from '../game/engine/engine.js';
import { TapStepCommand } from '../game/quests/do-step.command.js';
import { StartQuestCommand } from '../game/quests/start-quest.command.js';
import type { Actor } from '../platform/actor.js';
import type { Database } from '../platform/database/database.js';
import { AcceptAnswer } from '../work/practices/accept-answer.command.js';
import { AnswerQuestion } from '../work/practices/answer-question.command.js';
import { AskQuestion } from '../work/practices/ask-question.command.js';
import { IntendReuse } from '../work/practices/intend-reuse.command.js';
import { RecordReuse } from '../work/practices/record-reuse.command.js';
import { attempt } from './attempt.js';
import type { DemoCard } from './card.js';
import { demoCards } from './cards.js';
import { ChallengeStory } from './challenge-story.js';
import { circleTalk } from './circle.js';
import { type Council, ZONE } from './council.js';
import { type Published, publishCard } from './publish-card.js';
import { GuidanceStory } from './guidance-story.js';
import { QuestStory } from './quest-story.js';
import type { Random } from './random.js';
import type { StoryClock } from './story-clock.js';
import { Talk } from './talk.js';
import { answers, outcomes, questions } from './words.js';

interface Asked {
  id: string;
  asker: Actor;
  author: Actor;
}
interface Trying {
  id: string;
  by: Actor;
  recordable: DateTime;
}

/** Something that somebody does on a day. */
interface Deed {
  who: Actor;
  at: DateTime;
  random: Random;
  /** What comes of it, for another day. */
  asked: Asked[];
  trying: Trying[];
}

interface Planned extends Deed {
  run(): Promise<void>;
}

/** Deeds of a day that go on at once, at most. */
const AT_ONCE = 4;
/** Days before the visitor comes at which the open challenges opened, and at which things began to wait for an answer. */
const OPEN_FOR = 16;
const WAITING_FOR = 4;

/** Weeks of a council's life, told by running the real commands at the hours at which people work. */
export class Story {
  private readonly cards: Published[] = [];
  private readonly asked: Asked[] = [];
  private readonly trying: Trying[] = [];
  private readonly unwritten = [...demoCards];
  private readonly active: Actor[];
  private readonly guidance: GuidanceStory;
  private readonly challenges: ChallengeStory;
  private readonly quests: QuestStory;
  /** What is told once, on the first working day near enough to the end. */
  private readonly told = new Set<'open' | 'waiting'>();

  constructor(
    private readonly nest: INestApplicationContext,
    database: Database,
    private readonly clock: StoryClock,
    private readonly random: Random,
    private readonly council: Council,
    playing: ReadonlySet<string>,
  ) {
    this.guidance = new GuidanceStory(nest, council);
    this.challenges = new ChallengeStory(nest, database, council);
    this.quests = new QuestStory(nest, database, council);
    const people = council.members.filter(({ memberId }) => playing.has(memberId));
    const told = [...council.story.values()].filter(({ memberId }) => playing.has(memberId));
    // Some people do more than others; those of the story are among them.
    this.active = [...people, ...told, ...told, ...random.some(people, people.length / 3)];
  }

  /** Every working day from the first Monday until yesterday. */
  async tell(firstMonday: DateTime, until: DateTime): Promise<void> {
    for (let day = firstMonday; day < until; day = day.plus({ days: 1 })) {
      if (day.weekday > 5) continue;
      const today = Math.round(day.diff(firstMonday, 'days').days);
      await this.morning(day, today, until);
      // People join week by week, so the season's curve rises.
      const here = this.active.slice(0, Math.ceil(this.active.length * Math.min(1, 0.35 + today / 55)));
      const deeds = Math.max(4, Math.round(here.length * 0.09));
      const hours = Array.from({ length: deeds }, (_, nth) =>
        day.set({ hour: 9 }).plus({ minutes: (nth * 440) / deeds }),
      );
      await this.doAll(this.plan(here, hours));
      this.clock.set(day.set({ hour: 17 }).toJSDate());
      await this.handle();
    }
  }

  /** Who does what at these hours of a day; chosen before any of it is done, so that the same seed tells the same day. */
  private plan(here: readonly Actor[], hours: readonly DateTime[]): Planned[] {
    const people = hours.map(() => this.random.one(here));
    const busy = new Set(people);
    return hours.map((at, nth) => {
      const deed: Deed = { who: people[nth]!, at, random: this.random.branch(), asked: [], trying: [] };
      return { ...deed, run: this.choose(deed, busy) };
    });
  }

  /** Those of different teams go on side by side, each at its hour; those of one team come one after another. */
  private async doAll(deeds: readonly Planned[]): Promise<void> {
    const left = [...deeds];
    const lastOf = new Map<string | undefined, Promise<void>>();
    const oneByOne = async () => {
      for (let deed = left.shift(); deed; deed = left.shift()) {
        const { who, at, run } = deed;
        const team = who.unitPath.at(-1);
        const done = (lastOf.get(team) ?? Promise.resolve()).then(() => this.clock.at(at.toJSDate(), run));
        lastOf.set(team, done);
        await done;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, oneByOne));
    this.asked.push(...deeds.flatMap(({ asked }) => asked));
    this.trying.push(...deeds.flatMap(({ trying }) => trying));
  }

  private async morning(day: DateTime, today: number, until: DateTime): Promise<void> {
    this.clock.set(day.set({ hour: 8, minute: 30 }).toJSDate());
    if (today === 1) await this.challenges.first(day);
    const left = Math.round(until.diff(day, 'days').days);
    if (today === 3) await this.guidance.published();
    if (left <= OPEN_FOR && this.once('open')) await this.challenges.open(day, until);
    if (left <= WAITING_FOR && this.once('waiting')) {
      await this.waitingForAnswers(until);
      await this.guidance.underWay(until);
    }
    await this.nest.get(ChallengeClock).tick();
    for (const card of this.unwritten.splice(0, today < 5 ? 2 : 1)) await this.publish(card);
    await this.handle();
  }

  private once(what: 'open' | 'waiting'): boolean {
    const first = !this.told.has(what);
    this.told.add(what);
    return first;
  }

  private async handle(): Promise<void> {
    await this.nest.get(Engine).drain(this.council.organisationId);
    await this.nest.get(ChallengeClock).tick();
  }

  private async publish(card: DemoCard): Promise<void> {
    this.cards.push(await publishCard(this.nest, this.council, card, (author) => this.active.includes(author)));
  }

  /** What someone does next; `busy` are those who have something to do this day. */
  private choose(deed: Deed, busy: Set<Actor>): () => Promise<void> {
    const { who, at, random } = deed;
    const ripe = this.trying.findIndex(({ by, recordable }) => by === who && recordable <= at.startOf('day'));
    const tried = ripe >= 0 ? this.trying.splice(ripe, 1)[0] : undefined;
    if (tried) return () => this.record(deed, tried);
    const mine = this.asked.findIndex(({ author }) => author === who);
    const asked = mine >= 0 && random.chance(0.7) ? this.asked.splice(mine, 1)[0] : undefined;
    if (asked) return () => this.answer(deed, asked);
    const chance = random.next();
    if (chance < 0.3) return () => this.ask(deed);
    if (chance < 0.55) return () => this.borrow(deed);
    const other = chance < 0.75 ? this.partnerOf(deed, busy) : undefined;
    if (other) return () => this.quests.pairUp(who, other, random);
    if (chance < 0.9) return () => this.askAsQuest(deed);
    return () => this.quests.planWorry(who, random);
  }

  private async ask({ who, random, asked }: Deed): Promise<void> {
    const card = random.one(this.cards);
    const text = random.one(questions);
    const question = await attempt(this.nest, AskQuestion, (c) => c.execute(who, card.id, { text }));
    if (question) asked.push({ id: question.id, asker: who, author: card.author });
  }

  private async answer({ random }: Deed, { id, asker, author }: Asked): Promise<void> {
    const text = random.one(answers);
    const question = await attempt(this.nest, AnswerQuestion, (c) => c.execute(author, id, { text }));
    const given = question?.answers.at(-1);
    if (given && random.chance(0.75)) await attempt(this.nest, AcceptAnswer, (c) => c.execute(asker, given.id));
  }

  private async borrow({ who, at, random, trying }: Deed): Promise<void> {
    const card = random.one(this.cards);
    const startsOn = at.toISODate()!;
    const reuse = await attempt(this.nest, IntendReuse, (c) => c.execute(who, card.id, { startsOn }));
    if (!reuse) return;
    const recordable = DateTime.fromISO(reuse.recordableFrom, { zone: ZONE });
    trying.push({ id: reuse.id, by: who, recordable });
  }

  private async record({ random }: Deed, { id, by }: Trying): Promise<void> {
    const said = random.one(outcomes);
    const minutesSavedWeekly = said.outcome === 'stopped' ? 0 : random.between(2, 24) * 5;
    await attempt(this.nest, RecordReuse, (c) => c.execute(by, id, { ...said, minutesSavedWeekly }));
  }

  private async askAsQuest(deed: Deed): Promise<void> {
    const { who, random } = deed;
    const run = await attempt(this.nest, StartQuestCommand, (c) =>
      c.execute(who, { quest: 'ask-one', company: 'alone', people: [] }),
    );
    if (!run) return this.ask(deed);
    await attempt(this.nest, TapStepCommand, (c) => c.execute(who, run.run, 'choose'));
    if (random.chance(0.85)) await this.ask(deed);
  }

  /** Someone of another team who has nothing else to do this day. */
  private partnerOf({ who, random }: Deed, busy: Set<Actor>): Actor {
    const home = who.unitPath.at(-1);
    const other = random.one(this.active.filter((each) => each.unitPath.at(-1) !== home && !busy.has(each)));
    busy.add(other);
    return other;
  }

  /** What the visitor finds waiting: evidence for Sam, a challenge for its sponsor, and one only begun. */
  private async waitingForAnswers(until: DateTime): Promise<void> {
    const sam = this.council.story.get('sam')!;
    const team = this.council.members.filter((each) => each !== sam && each.unitPath.at(-1) === sam.unitPath.at(-1));
    for (const colleague of team.slice(0, 3)) await this.quests.planWorry(colleague, this.random, false);
    await new Talk(this.nest, this.council, this.cards).tell();
    await circleTalk(this.nest, this.council);
    await this.challenges.waiting(until);
  }
}
