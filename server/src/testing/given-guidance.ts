import type { GuidancePage } from '@guildhall/shared/work/guidance';
import type { BeginGuidance as BeginRequest } from '@guildhall/shared/work/guidance-document';
import type { MoveGuidance as MoveRequest } from '@guildhall/shared/work/guidance-moves';
import type { ReviewDecision } from '@guildhall/shared/work/guidance-reviews';
import type { GuidanceAnchor } from '@guildhall/shared/work/guidance-talk';
import type { TextNode } from '@guildhall/shared/work/guidance-text';

import type { Actor } from '../platform/actor.js';
import { Collaboration } from '../platform/collab/collaboration.js';
import { anchorOf as anchorIn } from '../work/guidance/anchor.rules.js';
import { BeginGuidance } from '../work/guidance/begin-guidance.command.js';
import { DecideReview } from '../work/guidance/decide-review.command.js';
import { MoveGuidance } from '../work/guidance/move-guidance.command.js';
import { RevisionQueries } from '../work/guidance/revision.queries.js';
import { TEXT_FRAGMENT, typesOf } from '../work/richtext/yjs.js';
import { textFrom } from './given-text.js';
import type { TestApp } from './test-app.js';

type Commands = Pick<TestApp, 'get'>;

/** Forty-five words that nobody else has. */
export const wordsBy = (name: string) => Array.from({ length: 45 }, (_, nth) => `${name}${nth}`).join(' ');

/** Guidance of `owner`, being drafted; returns its id. */
export async function givenGuidance(app: Commands, owner: Actor, more: Partial<BeginRequest> = {}): Promise<string> {
  const request = { kind: 'guide', titles: { en: 'How we empty bins' }, source: { from: 'nothing' }, ...more } as const;
  const { id } = await app.get(BeginGuidance).execute(owner, request);
  await app.get(MoveGuidance).execute(owner, id, { move: 'begin-drafting', message: 'We begin.' });
  return id;
}

/** The member writes these lines at the end (see `textFrom`). */
export function write(
  app: Commands,
  by: Actor,
  id: string,
  lines: string[] | TextNode,
  language = 'en',
): Promise<void> {
  const nodes = (Array.isArray(lines) ? textFrom(...lines) : lines).content ?? [];
  return app.get(Collaboration).write(`guidance:${id}:${language}`, by, (doc) => {
    const fragment = doc.getXmlFragment(TEXT_FRAGMENT);
    fragment.insert(fragment.length, typesOf(nodes));
  });
}

export function move(
  app: Commands,
  by: Actor,
  id: string,
  name: string,
  more: object = {},
): Promise<{ state: string }> {
  return app.get(MoveGuidance).execute(by, id, { move: name, message: `Now: ${name}`, ...more } as MoveRequest);
}

/** Guidance of `owner` with this text, reviewed, approved and published; returns its id. */
export async function givenPublished(
  app: TestApp,
  owner: Actor,
  reviewer: Actor,
  lines: string[] | TextNode,
): Promise<string> {
  const id = await givenGuidance(app, owner);
  await write(app, owner, id, lines);
  await move(app, owner, id, 'freeze');
  await decide(app, reviewer, id, 'equality');
  await move(app, reviewer, id, 'approve');
  await move(app, owner, id, 'publish');
  return id;
}

/** The page of a document as this member reads it. */
export async function guidancePageOf(app: TestApp, actor: Actor, id: string): Promise<GuidancePage> {
  const { body } = await (await app.as(actor)).get(`/api/guidance/${id}`).expect(200);
  return body as GuidancePage;
}

/** Decides the open review of a kind on the frozen text. */
export async function decide(
  app: TestApp,
  by: Actor,
  id: string,
  kind: string,
  decision: ReviewDecision = 'approved',
): Promise<void> {
  const { reviews } = await guidancePageOf(app, by, id);
  const open = reviews.find((review) => review.kind === kind && review.state === 'requested')!;
  const [frozen] = await app.get(RevisionQueries).list(by, id);
  const request = { decision, reason: decision === 'approved' ? '' : 'For a good reason.', hash: frozen!.textHash };
  await app.get(DecideReview).execute(by, open.id, request);
}

/** The passage of these words, as the editor marks it. */
export async function anchorOf(
  app: Commands,
  id: string,
  quote: string,
  language: 'en' | 'cy' = 'en',
): Promise<GuidanceAnchor> {
  const doc = await app.get(Collaboration).read(`guidance:${id}:${language}`);
  return anchorIn(doc, language, quote)!;
}
