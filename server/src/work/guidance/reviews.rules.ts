import type { FieldError } from '@guildhall/shared/platform/problem';
import type { ReviewKind } from '@guildhall/shared/work/guidance-document';
import type { ReviewDecision } from '@guildhall/shared/work/guidance-reviews';

/** A section as a decision is bound to it. */
export interface BoundSection {
  language: string;
  key: string;
  hash: string;
}

/** What deciding needs to know of a review of the present edition that is not voided. */
export interface ReviewFacts {
  kind: ReviewKind;
  decision: ReviewDecision | null;
  scope: readonly { language: string; key: string }[] | null;
  /** What it was decided on; empty while it is open. */
  bound: readonly BoundSection[];
}

const nameOf = ({ language, key }: { language: string; key: string }) => `${language}:${key}`;

/** The reviews a document cannot do without: an equality check, and communications where outsiders read it (B21). */
export function neededReviews(asked: readonly ReviewKind[], publicFacing: boolean): ReviewKind[] {
  const needed = new Set<ReviewKind>(asked).add('equality');
  if (publicFacing) needed.add('communications');
  return [...needed];
}

/** The sections that a review of this scope is about; sections that are gone are not among them. */
export function inScope(scope: ReviewFacts['scope'], sections: readonly BoundSection[]): BoundSection[] {
  if (scope === null) return [...sections];
  const named = new Set(scope.map(nameOf));
  return sections.filter((section) => named.has(nameOf(section)));
}

/**
 * Whether a decision stands for a newly frozen text: nothing it was about has changed, gone or (of the whole text) been
 * added. A wish for changes never stands: it is asked anew.
 */
export function stands(review: ReviewFacts, sections: readonly BoundSection[]): boolean {
  if (review.decision === null || review.decision === 'changes-asked') return false;
  const now = new Map(inScope(review.scope, sections).map((section) => [nameOf(section), section.hash]));
  return now.size === review.bound.length && review.bound.every((section) => now.get(nameOf(section)) === section.hash);
}

/** Every review that is needed is decided for it, and none against it. */
export function allReviewed(needed: readonly ReviewKind[], reviews: readonly ReviewFacts[]): boolean {
  return missingReviews(needed, reviews).length === 0;
}

/** What a text under review still waits for. */
export function missingReviews(needed: readonly ReviewKind[], reviews: readonly ReviewFacts[]): ReviewKind[] {
  const open = reviews
    .filter(({ decision }) => decision === null || decision === 'changes-asked')
    .map(({ kind }) => kind);
  const decided = new Set(reviews.map(({ kind }) => kind));
  return [...new Set([...open, ...needed.filter((kind) => !decided.has(kind))])];
}

/** What approving looks at. */
export interface ApprovalFacts {
  needed: readonly ReviewKind[];
  reviews: readonly ReviewFacts[];
  /** The frozen text as it is now; every decision must be on it (I9). */
  sections: readonly BoundSection[];
  /** Whose words (40 or more) are in it; the owner where nobody's are. */
  authors: readonly string[];
  approver: string;
  /** Languages the organisation needs, and those of the frozen revision. */
  neededLanguages: readonly string[];
  languages: readonly string[];
}

/** What keeps it from being approved by this person; empty when nothing does. */
export function missingToApprove(facts: ApprovalFacts): FieldError[] {
  const faults: FieldError[] = [];
  const missing = missingReviews(facts.needed, facts.reviews);
  const stale = facts.reviews.filter((review) => review.decision !== null && !stands(review, facts.sections));
  if (missing.length > 0 || stale.length > 0) {
    const kinds = [...new Set([...missing, ...stale.map(({ kind }) => kind)])].join(', ');
    faults.push(fault('reviews', 'reviews_missing', `Still needed on the present text: ${kinds}.`));
  }
  if (!facts.reviews.some(({ kind, decision }) => kind === 'equality' && decision !== null)) {
    faults.push(
      fault('reviews', 'equality_missing', 'An equality check, or the reason why none is needed, is missing.'),
    );
  }
  faults.push(...missingLanguages(facts.neededLanguages, facts.languages));
  if (isSoleAuthor(facts.approver, facts.authors)) {
    faults.push(fault('approver', 'only_author', 'You are its only author. Somebody else needs to approve it.'));
  }
  return faults;
}

export function isSoleAuthor(memberId: string, authors: readonly string[]): boolean {
  return authors.length > 0 && authors.every((author) => author === memberId);
}

/** Welsh and English together, in an organisation that publishes both (no language later than the other). */
export function missingLanguages(needed: readonly string[], present: readonly string[]): FieldError[] {
  return needed
    .filter((language) => !present.includes(language))
    .map((language) =>
      fault(
        `titles.${language}`,
        'language_missing',
        `Guidance of this organisation comes in Welsh and English together; ${language === 'cy' ? 'Welsh' : 'English'} is missing.`,
      ),
    );
}

function fault(field: string, code: string, message: string): FieldError {
  return { field, code, message };
}
