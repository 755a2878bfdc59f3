const prefix = 'guildhall-forms:';

/** Answers of a long form that were not sent. */
export interface FormAnswers {
  /** JSON of its values. */
  answers: string;
  /** The saving they began from, or what the form held: they are not put over a later one. */
  from: number | string | null;
}

const nameOf = (memberId: string, form: string) => `${prefix}${memberId}:${form}`;

/** Keeps what somebody has written in a form of this tab, also when the page is loaded anew; null forgets it. */
export function keepFormAnswers(memberId: string, form: string, answers: FormAnswers | null): void {
  try {
    if (answers) sessionStorage.setItem(nameOf(memberId, form), JSON.stringify(answers));
    else sessionStorage.removeItem(nameOf(memberId, form));
  } catch {
    // A device without room keeps the words on the screen.
    return;
  }
}

/** What this tab keeps of one person for a form; nobody else's is ever read. */
export function keptFormAnswers(memberId: string, form: string): FormAnswers | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(memberId, form)) ?? '') as FormAnswers;
  } catch {
    return undefined;
  }
}

/** Forgets all that somebody has written in forms of this tab. */
export function forgetFormAnswers(memberId: string): void {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(nameOf(memberId, ''))) sessionStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to forget, and lets people sign out.
    return;
  }
}
