import type { Tx } from '../../platform/database/database.js';

/** Whose people are told, and when. */
export interface WorkingPlace {
  organisationId: string;
  /** IANA zone of the organisation. */
  zone: string;
  now: Date;
}

/** Something kind that members hear by the clock, each thing once. It is asked again and again within working hours. */
export interface Encouragement {
  tell(tx: Tx, place: WorkingPlace): Promise<void>;
}
