/**
 * SQL of a person as the contract's `person`: the member whose id is in `column`, with the unit they sit in at the
 * instant of the placeholder `at`. Both are written by us, never by a request.
 */
export function personJson(column: string, at: string): string {
  return `(select jsonb_build_object('id', person.id, 'name', person.name, 'unit', ${unitJson('sits.unit_id')})
           from member person left join membership sits on sits.member_id = person.id and sits.during @> ${at}::timestamptz
           where person.id = ${column})`;
}

/** SQL of a unit as the contract's `unitName`: the one whose id is in `column`, null for none. */
export function unitJson(column: string): string {
  return `(select jsonb_build_object('id', place.id, 'name', place.name, 'nameCy', place.name_cy)
           from unit place where place.id = ${column})`;
}
