/** How the first organisation is begun; the server says it where there is none. */
export const EXAMPLE =
  'npm run organisation -- --name "Brackenshire County Council" --admin-name "Ada Lowe" --admin-email ada.lowe@example.org';

/** How its people come into it. */
export const PEOPLE_EXAMPLE =
  'npm run organisation -- --name "Brackenshire County Council" --people people.csv --passwords first-passwords.csv';

/** How somebody who has forgotten their password gets another. */
export const PASSWORD_EXAMPLE = 'npm run organisation -- --new-password ada.lowe@example.org';
