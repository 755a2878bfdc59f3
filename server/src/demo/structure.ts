import { newId } from '../platform/ids.js';
import type { NewUnit } from '../people/organisation/add-units.command.js';
import type { Random } from './random.js';

interface DirectoratePlan {
  name: string;
  nameCy: string;
  /** People in a council of 5,000. */
  people: number;
  /** Share of its people who use a computer every day. */
  desk: number;
  departments: [name: string, nameCy: string][];
}

/** Brackenshire's directorates and departments, with their share of its people. */
export const directorates: readonly DirectoratePlan[] = [
  {
    name: 'Adult Social Care',
    nameCy: 'Gofal Cymdeithasol i Oedolion',
    people: 1120,
    desk: 0.42,
    departments: [
      ['Assessment and Care Management', 'Asesu a Rheoli Gofal'],
      ['Reablement', 'Ailalluogi'],
      ['Day Services', 'Gwasanaethau Dydd'],
      ['Commissioning', 'Comisiynu'],
      ['Safeguarding Adults', 'Diogelu Oedolion'],
    ],
  },
  {
    name: 'Children’s Services',
    nameCy: 'Gwasanaethau Plant',
    people: 1240,
    desk: 0.55,
    departments: [
      ['Family Help', 'Cymorth i Deuluoedd'],
      ['Children in Care', 'Plant mewn Gofal'],
      ['Special Educational Needs', 'Anghenion Addysgol Arbennig'],
      ['Early Years', 'Blynyddoedd Cynnar'],
      ['Youth Service', 'Gwasanaeth Ieuenctid'],
      ['Fostering and Adoption', 'Maethu a Mabwysiadu'],
    ],
  },
  {
    name: 'Highways and Environment',
    nameCy: 'Priffyrdd a’r Amgylchedd',
    people: 860,
    desk: 0.28,
    departments: [
      ['Highway Maintenance', 'Cynnal Priffyrdd'],
      ['Waste and Recycling', 'Gwastraff ac Ailgylchu'],
      ['Parks and Countryside', 'Parciau a Chefn Gwlad'],
      ['Transport Planning', 'Cynllunio Trafnidiaeth'],
      ['Flood and Drainage', 'Llifogydd a Draenio'],
    ],
  },
  {
    name: 'Communities and Public Health',
    nameCy: 'Cymunedau ac Iechyd y Cyhoedd',
    people: 720,
    desk: 0.5,
    departments: [
      ['Libraries', 'Llyfrgelloedd'],
      ['Public Health', 'Iechyd y Cyhoedd'],
      ['Trading Standards', 'Safonau Masnach'],
      ['Registration Service', 'Gwasanaeth Cofrestru'],
      ['Community Safety', 'Diogelwch Cymunedol'],
    ],
  },
  {
    name: 'Corporate Resources',
    nameCy: 'Adnoddau Corfforaethol',
    people: 760,
    desk: 0.95,
    departments: [
      ['Finance', 'Cyllid'],
      ['Legal Services', 'Gwasanaethau Cyfreithiol'],
      ['People and Pay', 'Pobl a Chyflogau'],
      ['Digital and Data', 'Digidol a Data'],
      ['Property', 'Eiddo'],
      ['Procurement', 'Caffael'],
    ],
  },
  {
    name: 'Chief Executive’s Office',
    nameCy: 'Swyddfa’r Prif Weithredwr',
    people: 238,
    desk: 0.98,
    departments: [
      ['Strategy', 'Strategaeth'],
      ['Communications', 'Cyfathrebu'],
      ['Democratic Services', 'Gwasanaethau Democrataidd'],
      ['Elections', 'Etholiadau'],
      ['Customer Contact', 'Cyswllt Cwsmeriaid'],
    ],
  },
];

const staffAtFullSize = 4_938;
const teamPlaces = ['North', 'South', 'East', 'West', 'Central', 'Coast', 'Valley', 'Market Town'];
const teamPlacesCy = ['y Gogledd', 'y De', 'y Dwyrain', 'y Gorllewin', 'y Canol', 'yr Arfordir', 'y Dyffryn', 'y Dref'];

export interface Seat {
  unitId: string;
  /** The chance that someone here has a computer at hand. */
  desk: number;
}

export interface Structure {
  units: NewUnit[];
  /** One for each member of staff to be. */
  seats: Seat[];
  councillors: NewUnit;
  /** The id of a unit by its English name. */
  idOf(name: string): string;
  /** Where the people of a unit sit: in its first team, or in the unit itself when it has none. */
  homeOf(name: string): string;
}

/** Units for so many staff, in teams of 5 to 9; a department of fewer than 10 has no teams below it. */
export function structureFor(staff: number, random: Random): Structure {
  const units: NewUnit[] = [];
  const seats: Seat[] = [];
  const add = (unit: Omit<NewUnit, 'id'>) => {
    const added = { id: newId(), ...unit };
    units.push(added);
    return added;
  };
  for (const { name, nameCy, people, desk, departments } of directorates) {
    const directorate = add({ parentId: null, kind: 'directorate', name, nameCy });
    const here = Math.max(departments.length * 5, Math.round((people / staffAtFullSize) * staff));
    for (const [nth, [department, departmentCy]] of departments.entries()) {
      const of = share(here, departments.length, nth);
      const unit = add({ parentId: directorate.id, kind: 'department', name: department, nameCy: departmentCy });
      for (const [place, size] of teamSizes(of, random).entries()) {
        const team = size === of ? unit : add(teamOf(unit, place));
        seats.push(...Array.from({ length: size }, () => ({ unitId: team.id, desk })));
      }
    }
  }
  const councillors = add({ parentId: null, kind: 'cohort', name: 'Councillors', nameCy: 'Cynghorwyr' });
  const byName = new Map(units.map((unit) => [unit.name, unit.id]));
  const idOf = (name: string) => {
    const id = byName.get(name);
    if (!id) throw new RangeError(`There is no unit called ${name}.`);
    return id;
  };
  const homeOf = (name: string) => {
    const id = idOf(name);
    return units.find(({ parentId, kind }) => parentId === id && kind === 'team')?.id ?? id;
  };
  return { units, seats, councillors, idOf, homeOf };
}

/** Exactly so many seats: taken from the fullest units, or added to the emptiest, so that none is left without people. */
export function seatsFor(seats: readonly Seat[], wanted: number): Seat[] {
  const byUnit = Map.groupBy(seats, ({ unitId }) => unitId);
  const inOrder = () => [...byUnit.values()].toSorted((a, b) => b.length - a.length);
  for (let more = seats.length - wanted; more > 0; more -= 1) inOrder()[0]?.pop();
  for (let fewer = wanted - seats.length; fewer > 0; fewer -= 1) {
    const emptiest = inOrder().at(-1);
    if (emptiest?.[0]) emptiest.push(emptiest[0]);
  }
  return [...byUnit.values()].flat();
}

function share(of: number, parts: number, nth: number): number {
  return Math.floor(of / parts) + (nth < of % parts ? 1 : 0);
}

function teamSizes(people: number, random: Random): number[] {
  if (people < 10) return [people];
  const teams = Math.floor(people / random.between(5, 7));
  if (teams < 2) return [people];
  return Array.from({ length: teams }, (_, nth) => share(people, teams, nth));
}

function teamOf(department: NewUnit, nth: number): Omit<NewUnit, 'id'> {
  const round = Math.floor(nth / teamPlaces.length);
  const number = round > 0 ? ` ${round + 1}` : '';
  return {
    parentId: department.id,
    kind: 'team',
    name: `${department.name}: ${teamPlaces[nth % teamPlaces.length]}${number}`,
    nameCy: `${department.nameCy}: ${teamPlacesCy[nth % teamPlacesCy.length]}${number}`,
  };
}
