import type { Credit, PracticeText } from './practice-card.js';

/** The text as it is stored: empty steps and questions and whatever is named twice left out. Both ends compare texts with it. */
export function tidy(text: PracticeText): PracticeText {
  const credits = new Map(text.credits.map((credit) => [creditKey(credit), credit]));
  return {
    ...text,
    whatWeDid: text.whatWeDid.filter((step) => step !== ''),
    tags: [...new Set(text.tags)],
    credits: [...credits.values()],
    practices: [...new Set(text.practices)],
    guidance: [...new Set(text.guidance)],
    openQuestions: [...new Set(text.openQuestions)].filter((question) => question !== ''),
  };
}

function creditKey(credit: Credit): string {
  return credit.kind === 'member' ? credit.memberId : credit.name.toLowerCase();
}
