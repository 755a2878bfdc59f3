import type { Locale } from '@guildhall/shared/people/me';
import type { GuidanceDocument, GuidanceKind, GuidancePublication } from '@guildhall/shared/work/guidance-document';
import { type Term, termFinder } from '@guildhall/shared/work/glossary-words';
import type { GlossaryTerm } from '@guildhall/shared/work/glossary';
import type { ExportGuidance } from '@guildhall/shared/work/guidance-text';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { localDay } from '../../platform/time/zone.js';
import { readTerms } from '../glossary/glossary.queries.js';
import { readPublications } from './document.queries.js';
import { GuidanceRow } from './guidance.row.js';
import { knownFacts, noSuchGuidance, readableFacts } from './guidance.store.js';
import { loadRevision } from './revision.store.js';
import { type LanguageText, Texts } from './texts.js';

/** One review of a published edition, as its control page shows it. */
export interface ReaderReview {
  kind: string;
  decision: string;
  by: string;
  on: Date;
}

/** What the reader's page is made of. */
export interface ReaderText {
  id: string;
  /** The reader is of the organisation. */
  own: boolean;
  slug: string;
  kind: GuidanceKind;
  audience: GuidanceDocument['audience'];
  organisation: { name: string; nameCy: string | null };
  zone: string;
  owner: string;
  language: Locale;
  languages: Locale[];
  title: string;
  html: string;
  current: GuidancePublication;
  /** The day it was to be looked at again has come. */
  due: boolean;
  editions: (GuidancePublication & { message: string })[];
  reviews: ReaderReview[];
  /** Words of the text that the organisation's glossary explains. */
  words: Term[];
}

/** What stands at the address of a document that readers had and have no more. */
export interface WithdrawnText {
  withdrawnAt: Date;
  language: Locale;
  title: string;
  owner: string;
  zone: string;
}

type Found = Pick<ReaderText, 'id' | 'slug' | 'kind' | 'audience' | 'organisation' | 'zone' | 'owner'> & {
  organisationId: string;
  publicFacing: boolean;
};

/** Published guidance for readers. */
@Injectable()
export class PublicationQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly texts: Texts,
  ) {}

  /**
   * The current edition, or that there is none any more; `wanted` falls back to a language it has. `sign-in` for nobody
   * in particular asking for what is for the organisation's people; null for what is not there, or not for this person.
   */
  async read(
    actor: Actor | null,
    slug: string,
    wanted: Locale,
  ): Promise<ReaderText | WithdrawnText | 'sign-in' | null> {
    const found = await this.find(slug);
    const own = actor !== null && actor.organisationId === found?.organisationId;
    if (!own && !found?.publicFacing) return actor ? null : 'sign-in';
    const now = this.clock.now();
    const editions = await readPublications(this.database, found!.id, now);
    const current = editions.find(({ state }) => state === 'current');
    if (!current) return this.withdrawn(found!, wanted);
    const language = current.languages.includes(wanted) ? wanted : current.languages[0]!;
    const text = await this.textOf(current.id, language);
    return {
      ...found!,
      ...text,
      ...{ own, language, languages: current.languages, current, due: current.reviewBy <= localDay(now, found!.zone) },
      editions: await this.withMessages(found!.id, editions),
      reviews: await this.reviewsOf(found!.id, current.edition),
      words: explainedIn(text.html, language, await readTerms(this.database, found!.organisationId)),
    };
  }

  /** The current edition as a text, for who may read its page; null for everyone else. */
  async readText(
    actor: Actor | null,
    slug: string,
    language: Locale,
  ): Promise<(LanguageText & { slug: string }) | null> {
    const read = await this.read(actor, slug, language);
    if (read === null || read === 'sign-in' || 'withdrawnAt' in read) return null;
    const texts = await loadRevision(this.database, read.id, read.current.revision);
    const text = texts.find((one) => one.language === language);
    return text ? { ...text, slug } : null;
  }

  /** A text to take out: the current edition, or for who may read it the text in the making. */
  async export(actor: Actor, id: string, { language, of }: ExportGuidance): Promise<LanguageText & { slug: string }> {
    await (of === 'draft' ? readableFacts : knownFacts)(this.database, actor, id);
    const row = await this.database.source.getRepository(GuidanceRow).findOneByOrFail({ id });
    if (of === 'draft' && row.languages.includes(language)) {
      return { ...(await this.texts.one(this.database, row, language)), slug: row.slug };
    }
    const editions = await readPublications(this.database, id, this.clock.now());
    const current = editions.find(({ state }) => state === 'current');
    const texts = current && of === 'published' ? await loadRevision(this.database, id, current.revision) : [];
    const text = texts.find((some) => some.language === language);
    if (!text) throw noSuchGuidance();
    return { ...text, slug: row.slug };
  }

  private async find(slug: string): Promise<Found | null> {
    const [found] = await this.database.query<Found>(
      `select g.id, g.slug, g.kind, g.audience, g.organisation_id as "organisationId", g.public_facing as "publicFacing",
         jsonb_build_object('name', o.name, 'nameCy', o.name_cy) as organisation, o.zone,
         (select m.name from member m where m.id = g.owner_id) as owner
       from guidance g join organisation o on o.id = g.organisation_id where g.slug = $1`,
      [slug],
    );
    return found ?? null;
  }

  private async withdrawn({ id, owner, zone }: Found, wanted: Locale): Promise<WithdrawnText | null> {
    const [last] = await this.database.query<Omit<WithdrawnText, 'owner' | 'zone'>>(
      `select p.ended_at as "withdrawnAt", t.language, t.title
       from guidance_publication p join guidance_publication_text t on t.publication_id = p.id
       where p.guidance_id = $1 and p.state = 'withdrawn' order by p.edition desc, t.language = $2 desc limit 1`,
      [id, wanted],
    );
    return last ? { ...last, owner, zone } : null;
  }

  private async textOf(publicationId: string, language: Locale): Promise<{ title: string; html: string }> {
    const [text] = await this.database.query<{ title: string; html: string }>(
      `select title, html from guidance_publication_text where publication_id = $1 and language = $2`,
      [publicationId, language],
    );
    return text!;
  }

  private async withMessages(id: string, editions: GuidancePublication[]): Promise<ReaderText['editions']> {
    const rows = await this.database.query<{ number: number; message: string }>(
      `select number, message from guidance_revision where guidance_id = $1 and number = any($2::int[])`,
      [id, editions.map(({ revision }) => revision)],
    );
    const messages = new Map(rows.map(({ number, message }) => [number, message]));
    return editions.map((edition) => ({ ...edition, message: messages.get(edition.revision) ?? '' }));
  }

  private reviewsOf(id: string, edition: number): Promise<ReaderReview[]> {
    return this.database.query<ReaderReview>(
      `select r.kind, r.decision, m.name as by, r.decided_at as on
       from guidance_review r join member m on m.id = r.decided_by
       where r.guidance_id = $1 and r.edition = $2 and r.state = 'decided' order by r.decided_at, r.id`,
      [id, edition],
    );
  }
}

/** The terms that the running words of a text use, in the order of their first use. */
function explainedIn(html: string, language: Locale, all: readonly GlossaryTerm[]): Term[] {
  const terms = all.map(({ id, term, meaning }) => ({
    id,
    term: term[language] || term.en,
    meaning: meaning[language] || meaning.en,
  }));
  const byId = new Map(terms.map((term) => [term.id, term]));
  const words = html.replaceAll(/<pre[^]*?<\/pre>|<code[^]*?<\/code>|<[^>]*>/g, ' ');
  const used = new Set(termFinder(terms, language)(words).map(({ id }) => id));
  return [...used].map((id) => byId.get(id)!);
}
