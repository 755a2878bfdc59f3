export type Role = 'lead' | 'manager' | 'reviewer' | 'facilitator' | 'admin';

/** A role with its scope: a unit and (for managers) all below it, or the whole organisation. */
export interface Grant {
  role: Role;
  unitId: string | null;
}

/** What makes a repeated POST the same POST: the caller's Idempotency-Key and a hash of what was asked. */
export interface Once {
  organisationId: string;
  memberId: string;
  key: string;
  fingerprint: string;
}

/** The signed-in member behind a request or a connection. */
export interface Actor {
  organisationId: string;
  memberId: string;
  signInId: string;
  name: string;
  /** IANA zone of the organisation. */
  zone: string;
  /** The unit the member sits in, with everything above it, outermost first; empty when in none. */
  unitPath: string[];
  /** Closed units the member sat in until they closed, and the directorates of these where they are closed as well. */
  closedUnits?: readonly string[];
  grants: Grant[];
  /** They chose not to be shown where they look. */
  hidden?: boolean;
  /** When this sign-in began. */
  signedInAt?: Date;
  /** How long ago the member did what is sent only now, in milliseconds, by the device on which it waited. */
  doneAgo?: number;
  /** Present on POST requests that carry an Idempotency-Key. */
  once?: Once;
}

/** Turns a sign-in token into its member; null when it is unknown, ended or expired. */
export abstract class SignIns {
  abstract actorOf(token: string): Promise<Actor | null>;
  /** The token in a `Cookie` header; null when it carries none. */
  abstract tokenIn(cookies: string | undefined): string | null;
  /** Lets a sign-in in use last its whole time again, about once a day; whether it did, so that the cookie is due, too. */
  abstract renewed(token: string): Promise<boolean>;
  /** Calls back with the id of each sign-in that ends, on this server or another. */
  abstract onEnded(listener: (signInId: string) => void): void;
}
