/** The two accounts of somebody who stood twice in an organisation, as they are brought together. */
export interface TwoAccounts {
  organisationId: string;
  /** The account that goes on. */
  staysId: string;
  /** The account that closes. */
  goesId: string;
  at: Date;
}
