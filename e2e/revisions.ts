import pg from 'pg';
import * as Y from 'yjs';

import { hashOf, type Section, sectionsOf } from '../server/dist/work/richtext/sections.rules.js';
import { cleanText } from '../server/dist/work/richtext/clean.rules.js';
import { readText } from '../server/dist/work/richtext/yjs.js';

const WRITERS = 20;
/** Revisions that go into the database with one statement. */
const AT_ONCE = 250;
const someWords = 'record owner street careful depot check before people meeting plain'.split(' ');

interface Revision {
  number: number;
  changed: Section[];
  hashes: string[];
}

/**
 * Gives guidance in English so many revisions as sittings of 20 people would: each writes some words into a paragraph,
 * or takes some out. What they leave is in its Yjs state, and each distinct section is kept once. The server must not
 * have the document open.
 */
export async function giveRevisions(id: string, count: number): Promise<void> {
  const host = process.env['GUILDHALL_SOCKET'] ?? '';
  const client = new pg.Client({ host, user: 'guildhall', database: 'guildhall' });
  await client.connect();
  try {
    await client.query('begin');
    const history = await History.of(client, id);
    for (let from = 2; from <= count; from += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, count - from + 1) }, (_, nth) => from + nth);
      await history.keep(numbers.map((number) => history.sitting(number)));
    }
    await history.close();
    await client.query('commit');
  } finally {
    await client.end();
  }
}

interface Row {
  id: string;
  organisation: string;
  members: string[];
}

/** A document while it gets its past. */
class History {
  private readonly paragraphs: Y.XmlText[];
  private readonly clients: number[] = [];

  private readonly client: pg.Client;
  private readonly row: Row;
  private readonly doc: Y.Doc;
  private readonly sections: Section[];

  private constructor(client: pg.Client, row: Row, doc: Y.Doc) {
    [this.client, this.row, this.doc, this.sections] = [client, row, doc, sectionsNow(doc)];
    this.paragraphs = doc
      .getXmlFragment('default')
      .toArray()
      .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement && node.nodeName === 'paragraph')
      .map((node) => node.get(0) as Y.XmlText);
  }

  static async of(client: pg.Client, id: string): Promise<History> {
    const name = `guidance:${id}:en`;
    const { rows: documents } = await client.query<{ organisation: string; state: Buffer }>(
      `select organisation_id as organisation, state from collab_document where name = $1 for update`,
      [name],
    );
    const [{ organisation, state }] = documents as [{ organisation: string; state: Buffer }];
    const { rows } = await client.query<{ id: string }>(
      `select id from member where organisation_id = $1 order by id limit ${WRITERS}`,
      [organisation],
    );
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    return new History(client, { id, organisation, members: rows.map((member) => member.id) }, doc);
  }

  /** One person writes in one paragraph; gives the revision that is kept of it. */
  sitting(number: number): Revision {
    if (number % 50 === 2) {
      this.doc.clientID = 1_000_000 + number;
      this.clients.push(this.doc.clientID);
    }
    const nth = (number * 7919) % this.paragraphs.length;
    const text = this.paragraphs[nth]!;
    const at = (number * 31) % (text.length + 1);
    this.doc.transact(() => {
      if (number % 4 === 0 && text.length > at + 20) text.delete(at, 15);
      text.insert(at, ` ${someWords[number % someWords.length]} ${number}`);
    });
    return { number, changed: [this.changed(nth)], hashes: this.sections.map(({ hash }) => hash) };
  }

  /** The section of a paragraph as it reads now. */
  private changed(nth: number): Section {
    let passed = 0;
    for (const section of this.sections) {
      for (const node of section.nodes) {
        if (node.type !== 'paragraph') continue;
        if (passed === nth) {
          node.content = [{ type: 'text', text: this.paragraphs[nth]!.toString() }];
          section.hash = hashOf(section.nodes);
          return { ...section, nodes: structuredClone(section.nodes) };
        }
        passed += 1;
      }
    }
    throw new Error('There is no such paragraph.');
  }

  async keep(revisions: Revision[]): Promise<void> {
    const { id, organisation } = this.row;
    const sections = revisions.flatMap(({ changed }) => changed).map(({ hash, nodes }) => ({ hash, nodes }));
    await this.client.query(
      `insert into guidance_section (organisation_id, hash, nodes)
       select $1, decode(hash, 'hex'), nodes from jsonb_to_recordset($2::jsonb) as s (hash text, nodes jsonb)
       on conflict do nothing`,
      [organisation, JSON.stringify(sections)],
    );
    const rows = JSON.stringify(
      revisions.map(({ number, hashes }) => ({
        number,
        hashes,
        text: hashOf({ en: ['A very long guide', ...hashes] }),
      })),
    );
    await this.client.query(
      `insert into guidance_revision (organisation_id, guidance_id, number, edition, kind, message, by_id, at, text_hash, words)
       select $1, $2, number, 1, 'automatic', '', null, now() - (6000 - number) * interval '1 hour', decode(text, 'hex'), 100000
       from jsonb_to_recordset($3::jsonb) as r (number int, text text)`,
      [organisation, id, rows],
    );
    await this.client.query(
      `insert into guidance_revision_text (organisation_id, guidance_id, number, language, title, sections)
       select $1, $2, number, 'en', 'A very long guide', array(select decode(h, 'hex') from jsonb_array_elements_text(hashes) h)
       from jsonb_to_recordset($3::jsonb) as r (number int, hashes jsonb)`,
      [organisation, id, rows],
    );
  }

  /** Puts the state that all sittings left in place of the one it began with. */
  async close(): Promise<void> {
    const { id, organisation, members } = this.row;
    const now = sectionsNow(this.doc).map(({ hash }) => hash);
    if (now.join() !== this.sections.map(({ hash }) => hash).join())
      throw new Error('The last revision is another text.');
    const name = `guidance:${id}:en`;
    await this.client.query(`update collab_document set state = $2 where name = $1`, [
      name,
      Buffer.from(Y.encodeStateAsUpdate(this.doc)),
    ]);
    await this.client.query(
      `insert into collab_author (name, client, organisation_id, member_id)
       select $1, client, $2, ($4::uuid[])[1 + nth % cardinality($4::uuid[])]
       from unnest($3::bigint[]) with ordinality as c (client, nth)`,
      [name, organisation, this.clients, members],
    );
  }
}

const sectionsNow = (doc: Y.Doc) => sectionsOf(cleanText(readText(doc)));
