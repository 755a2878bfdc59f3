import { randomInt } from 'node:crypto';

/** Without those that are taken for one another when copied by hand. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const LETTERS_A_GROUP = 5;

/** A password of 100 random bits that is easily typed, such as `k7dmx-…`. */
export function freshPassword(): string {
  const letter = () => LETTERS[randomInt(LETTERS.length)]!;
  const group = () => Array.from({ length: LETTERS_A_GROUP }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
