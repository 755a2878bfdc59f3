/** An open question of a card's author as it is stored. */
export interface HeldQuestion {
  id: string;
  text: string;
  /** A reviewer took it away. */
  gone: boolean;
  answered: boolean;
}

export interface QuestionPlan {
  /** Those that go on, with their places. */
  keep: { id: string; place: number }[];
  add: { text: string; place: number }[];
  /** Answered ones that the text no longer asks: they stay under the card like those that others asked. */
  release: string[];
  /** Those that nobody had answered. */
  drop: string[];
}

/** Makes the stored questions those of the text. What a reviewer took away does not come back by saving again. */
export function planQuestions(held: readonly HeldQuestion[], texts: readonly string[]): QuestionPlan {
  const plan: QuestionPlan = { keep: [], add: [], release: [], drop: [] };
  texts.forEach((text, index) => {
    const known = held.find((question) => question.text === text);
    if (!known) plan.add.push({ text, place: index + 1 });
    else if (!known.gone) plan.keep.push({ id: known.id, place: index + 1 });
  });
  for (const { id, text, gone, answered } of held) {
    if (!gone && !texts.includes(text)) plan[answered ? 'release' : 'drop'].push(id);
  }
  return plan;
}
