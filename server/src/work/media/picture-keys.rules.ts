/** Where the file of a picture is kept: apart for each organisation, named by its content. */
export function keyOf(organisationId: string, hash: string): string {
  return `${organisationId}/${hash.slice(0, 2)}/${hash}`;
}
