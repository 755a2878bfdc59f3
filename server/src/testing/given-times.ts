import fc from 'fast-check';

/** Any instant of some twenty years. */
export const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

/** Zones whose clocks change, or do not, at different hours and in both halves of the year. */
export const zones = fc.constantFrom(
  'Europe/London',
  'Pacific/Auckland',
  'America/St_Johns',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'UTC',
);
