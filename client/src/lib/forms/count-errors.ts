import type { FieldErrors, FieldValues } from 'react-hook-form';

/** How many answers of a form need another look, those within groups and lists included. */
export function countErrors<Values extends FieldValues>(errors: FieldErrors<Values>): number {
  if ('type' in errors && typeof errors.type === 'string') return 1;
  const within = Object.values(errors).filter((each): each is FieldErrors => typeof each === 'object' && each !== null);
  return within.reduce((count, each) => count + countErrors(each), 0);
}
