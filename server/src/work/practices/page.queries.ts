import type {
  Person,
  PracticeDraft,
  PracticeRevision,
  PracticeText,
  RevisionEntry,
  UnitName,
} from '@guildhall/shared/work/practice-card';
import type { PracticeOwn, PracticePage, PracticeSnapshot } from '@guildhall/shared/work/practices';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { commentsOf, thanksOf } from '../talk/comment.queries.js';
import { readCard, renderBody } from './card.queries.js';
import { copyOf } from './copy.store.js';
import { guidanceIn, namedIn } from './links.queries.js';
import { NOBODYS, personJson } from './person.queries.js';
import { type CardFacts, mayOf, mayRead, mayTakeBack, ownUnit, widerAudiences } from './practice.policy.js';
import { factsOf, noSuchCard, textOf } from './practice.store.js';
import { questionsOf } from './question.queries.js';
import { reusesOf, reusesOfPartner } from './reuse.queries.js';

interface RevisionRow {
  number: number;
  by: Person;
  at: Date;
  note: string;
  text: PracticeText;
}

type OwnPart = Pick<PracticeOwn, 'reason' | 'follows' | 'handover'>;

/** What one card's pages show. */
@Injectable()
export class PageQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The card, the trail of its reuse, the talk under it, and what the caller may do. Throws `not_found`. */
  async page(actor: Actor, id: string): Promise<PracticePage> {
    const facts = await this.readable(actor, id);
    const partner = facts.organisationId !== actor.organisationId;
    const { snapshot, version } = await (partner ? this.partnerSnapshot(actor, id) : this.snapshot(id));
    const may = mayOf(actor, facts);
    const { handover, ...part } = await this.ownPart(actor, id);
    const concerned = handover && (may.handOver || handover.to.id === actor.memberId);
    const own = {
      council: partner ? await this.council(facts.organisationId) : null,
      reachesPartners: facts.audience === 'network' && facts.inNetwork,
      may,
      unitId: ownUnit(actor),
      closedUnits: [...(actor.closedUnits ?? [])],
      widerAudiences: widerAudiences(actor, facts),
      takeBackUntil: mayTakeBack(actor, facts, this.clock.now())?.toISOString() ?? null,
      ...part,
      handover: concerned ? handover : null,
    };
    return { ...snapshot, version, own };
  }

  /** The part that is the same for everyone who may read the card, and its live version. Asks nobody's permission. */
  async snapshot(id: string): Promise<{ snapshot: PracticeSnapshot; version: number }> {
    const now = this.clock.now();
    // The version is read first: what changes in between is told again, and telling twice does no harm.
    const read = await readCard(this.database, id, now);
    if (!read) throw noSuchCard();
    const [reuses, questions, comments, thanks] = await Promise.all([
      reusesOf(this.database, id, now),
      questionsOf(this.database, id, now, 'home'),
      commentsOf(this.database, id, now),
      thanksOf(this.database, id, now),
    ]);
    return { snapshot: { card: read.card, reuses, questions, comments, thanks }, version: read.version };
  }

  /** What a partner council reads of a card: its text, questions and its partners' threads with people named by their council, its own reuse, and the thanks its people gave and were given. */
  private async partnerSnapshot(actor: Actor, id: string): Promise<{ snapshot: PracticeSnapshot; version: number }> {
    const now = this.clock.now();
    const read = await readCard(this.database, id, now, 'partners');
    if (!read) throw noSuchCard();
    const { organisationId } = actor;
    const [reuses, questions, comments, thanks] = await Promise.all([
      reusesOfPartner(this.database, id, now, organisationId),
      questionsOf(this.database, id, now, 'partners'),
      commentsOf(this.database, id, now, organisationId),
      thanksOf(this.database, id, now, organisationId),
    ]);
    return { snapshot: { card: read.card, reuses, questions, comments, thanks }, version: read.version };
  }

  private async council(organisationId: string): Promise<UnitName> {
    const [row] = await this.database.query<UnitName>(
      `select id, name, name_cy as "nameCy" from organisation where id = $1`,
      [organisationId],
    );
    return row!;
  }

  /** What its writers edit; throws `not_found`, or `not_allowed` for a card that others wrote. */
  async draft(actor: Actor, id: string): Promise<PracticeDraft> {
    const facts = await this.readable(actor, id);
    if (!mayOf(actor, facts).edit) throw new Problem('not_allowed', 'Only its writers can edit a card.');
    const [row] = await this.database.query<{ textVersion: number }>(
      `select text_version as "textVersion" from practice where id = $1`,
      [id],
    );
    const [text, copy] = await Promise.all([textOf(this.database, id), copyOf(this.database, actor, id)]);
    const texts = copy ? [text, copy.text] : [text];
    const [people, practices, guidance] = await Promise.all([
      this.peopleIn(texts),
      namedIn(this.database, actor, texts),
      guidanceIn(this.database, actor, texts),
    ]);
    return { id, state: facts.state, textVersion: row!.textVersion, text, copy, people, practices, guidance };
  }

  /** The texts that were published, newest first. Throws `not_found`. */
  async revisions(actor: Actor, id: string): Promise<RevisionEntry[]> {
    return (await this.revisionRows(await this.readable(actor, id), actor, id)).map(entryOf);
  }

  /** One of them. Throws `not_found`. */
  async revision(actor: Actor, id: string, number: number): Promise<PracticeRevision> {
    const [row] = await this.revisionRows(await this.readable(actor, id), actor, id, number);
    if (!row) throw new Problem('not_found', 'There is no such revision of this card.');
    const { title, minutes, cost = null } = row.text;
    return { ...entryOf(row), title, minutes, cost, ...(await renderBody(row.text)) };
  }

  private async readable(actor: Actor, id: string): Promise<CardFacts> {
    const facts = await factsOf(this.database, actor, id);
    if (!facts || !mayRead(actor, facts)) throw noSuchCard();
    return facts;
  }

  private async ownPart({ memberId }: Actor, id: string): Promise<OwnPart> {
    const [row] = await this.database.query<OwnPart>(
      `select p.closed_reason as reason,
         exists (select 1 from practice_follow f where f.practice_id = p.id and f.member_id = $2) as follows,
         (select jsonb_build_object('by', ${personJson('h.by_id', '$3')}, 'to', ${personJson('h.to_id', '$3')}, 'at', h.offered_at)
          from practice_handover h where h.practice_id = p.id and h.answer is null) as handover
       from practice p where p.id = $1`,
      [id, memberId, this.clock.now()],
    );
    const { handover, ...part } = row!;
    return { ...part, handover: handover && { ...handover, at: new Date(handover.at).toISOString() } };
  }

  private revisionRows(
    { organisationId }: CardFacts,
    actor: Actor,
    id: string,
    number: number | null = null,
  ): Promise<RevisionRow[]> {
    const home = organisationId === actor.organisationId ? 'r.organisation_id' : NOBODYS;
    return this.database.query<RevisionRow>(
      `select r.number, ${personJson('r.by_id', '$2', home)} as by, r.at, r.note, r.text from practice_revision r
       where r.practice_id = $1 and ($3::int is null or r.number = $3) order by r.number desc`,
      [id, this.clock.now(), number],
    );
  }

  private async peopleIn(texts: PracticeText[]): Promise<Person[]> {
    const named = texts.flatMap(({ whoToAsk, credits }) => [
      whoToAsk,
      ...credits.map((credit) => (credit.kind === 'member' ? credit.memberId : null)),
    ]);
    const rows = await this.database.query<{ person: Person }>(
      `select ${personJson('m.id', '$2')} as person from member m where m.id = any($1::uuid[])`,
      [named, this.clock.now()],
    );
    return rows.map(({ person }) => person);
  }
}

function entryOf({ number, by, at, note }: RevisionRow): RevisionEntry {
  return { number, by, at: at.toISOString(), note };
}
