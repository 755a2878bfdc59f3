/** Whether a reading is for the card's own council or for its partners. */
export type Readers = 'home' | 'partners';

/** As `home` of what follows: everybody is named by their council, as partner councils read it. */
export const NOBODYS = 'null::uuid';

/**
 * SQL of a person as the contract's `person`: the member whose id is in `column`, with the unit they sit in at the
 * instant of the placeholder `at`. People of other councils than `home` are named by their council instead. All are
 * written by us, never by a request.
 */
export function personJson(column: string, at: string, home = 'person.organisation_id'): string {
  return `(select ${seatedPersonJson(home)}
           from member person left join membership sits on sits.member_id = person.id and sits.during @> ${at}::timestamptz
           where person.id = ${column})`;
}

/** The same of the member `person` who sits in the membership `sits`, for statements that join both. */
export function seatedPersonJson(home: string): string {
  return `jsonb_build_object('id', person.id, 'name', person.name,
            'unit', ${placeJson('sits.unit_id', 'person.organisation_id', home)},
            'partner', person.organisation_id is distinct from ${home})`;
}

/** SQL of a unit as the contract's `unitName`: the one whose id is in `column`, null for none. */
export function unitJson(column: string): string {
  return `(select jsonb_build_object('id', place.id, 'name', place.name, 'nameCy', place.name_cy)
           from unit place where place.id = ${column})`;
}

/** SQL of a unit of the council in `organisation`, for readers in `home`: in another council it is told as the council. */
export function placeJson(unit: string, organisation: string, home: string): string {
  return `(case when ${organisation} = ${home} then ${unitJson(unit)} else ${councilJson(organisation)} end)`;
}

/** SQL of a council in the form of a unit. */
export function councilJson(column: string): string {
  return `(select jsonb_build_object('id', council.id, 'name', council.name, 'nameCy', council.name_cy)
           from organisation council where council.id = ${column})`;
}
