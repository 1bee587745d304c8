import { hashPassword } from '../passwords.ts';
import type { Role } from '../tables/values.ts';
import { seedPassword } from './accounts.ts';
import { add, type Writable } from './draft.ts';
import { timeText } from './calendar.ts';
import type { Making } from './making.ts';
import { firstNames, lastNames } from './names.ts';
import { departmentNames, type Settings } from './settings.ts';

export type Member = {
  readonly id: string;
  readonly name: string;
  readonly firstName: string;
  readonly role: Role;
  readonly departments: readonly string[];
};

export type Crew = {
  readonly all: readonly Member[];
  /** Throws an Error for somebody who is not there: the stories only name the crew of the small studio. */
  readonly named: (name: string) => Member;
  readonly find: (name: string) => Member | null;
  readonly managers: readonly [Member, ...Member[]];
  readonly clients: readonly Member[];
  /** Who approves a department's work. */
  readonly supervisorOf: (department: string) => Member;
  /** Who does a department's work; never empty. */
  readonly artistsOf: (department: string) => readonly [Member, ...Member[]];
};

type Line = readonly [
  firstName: string,
  lastName: string,
  role: Role,
  departments: string,
  position?: 'supervisor' | 'lead',
];

/** The first of each role is who signs in for it in the demonstration. */
const known: readonly Line[] = [
  ['Ingrid', 'Solberg', 'admin', ''],
  ['Nadia', 'Ferro', 'manager', ''],
  ['Hana', 'Okafor', 'supervisor', 'Animation', 'supervisor'],
  ['Camille', 'Roy', 'user', 'Animation'],
  ['Charlotte', 'Whitfield', 'client', ''],
  ['Vasil', 'Petkov', 'vendor', 'FX, Modeling'],
  ['Oliver', 'Brandt', 'manager', ''],
  ['Aiko', 'Mori', 'supervisor', 'Layout', 'supervisor'],
  ['Marcus', 'Webb', 'supervisor', 'Lighting, Compositing', 'supervisor'],
  ['Beatriz', 'Campos', 'supervisor', 'Concept, Modeling, Rigging, Shading', 'supervisor'],
  ['Rafael', 'Ortega', 'supervisor', 'FX', 'supervisor'],
  ['Tomasz', 'Nowak', 'user', 'Animation, Rigging', 'lead'],
  ['Leïla', 'Haddad', 'user', 'Animation'],
  ['Julien', 'Lacroix', 'user', 'Layout'],
  ['Priya', 'Nair', 'user', 'FX', 'lead'],
  ['Kofi', 'Mensah', 'user', 'FX'],
  ['Sofia', 'Duarte', 'user', 'Compositing'],
  ['Elena', 'Petrova', 'user', 'Lighting'],
  ['Yuki', 'Tanabe', 'user', 'Shading'],
  ['Noah', 'Lindqvist', 'user', 'Modeling'],
  ['Mei', 'Chen', 'user', 'Modeling, Rigging'],
  ['Grace', 'Adeyemi', 'user', 'Concept'],
  ['Daniel', 'Kovač', 'user', 'Editing, Compositing'],
];

/** People without a picture of themselves: their initials stand for them. */
const faceless = new Set([
  'Marcus Webb',
  'Kofi Mensah',
  'Vasil Petkov',
  'Elena Petrova',
  'Daniel Kovač',
  'Camille Roy',
  'Hana Okafor',
  'Tomasz Nowak',
]);

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '');

export function makeCrew(making: Making, settings: Settings): Crew {
  const { draft, newId, options, calendar } = making;
  const chance = making.chance('crew');
  const lines = [...known, ...strangers(options.people - known.length)].slice(0, options.people);
  const emails = new Set<string>();
  const all = lines.map(([firstName, lastName, role, departmentList, position], index): Member => {
    const id = newId();
    const name = `${firstName} ${lastName}`;
    let email = `${ascii(firstName)}.${ascii(lastName)}@halcyon.example`;
    if (emails.has(email)) email = email.replace('@', `${index}@`);
    emails.add(email);
    const departments = departmentList === '' ? [] : departmentList.split(', ');
    const hasAvatar = !faceless.has(name) && (index < known.length || index % 3 !== 0);
    const values: Partial<Writable<'person'>> = {
      first_name: firstName,
      last_name: lastName,
      email,
      password: hashPassword(seedPassword, id),
      phone: `+33 1 55 01 ${String(10 + (index % 90))} ${String(10 + ((index * 7) % 90))}`,
      role,
      desktop_login: email.slice(0, email.indexOf('@')),
      departments: departments.map((department) => settings.departments.get(department) ?? ''),
      position: position ?? 'artist',
      seniority: position ? 'senior' : chance.pick(['senior', 'mid', 'mid', 'junior']),
      daily_salary: role === 'client' ? 0 : (position ? 380 : 220) + chance.whole(0, 8) * 10,
      contract_type:
        role === 'vendor'
          ? 'freelance'
          : chance.pick(['open-ended', 'open-ended', 'fixed-term', 'freelance', 'internship']),
      notifications_enabled: index % 2 === 0,
      timezone: chance.pick(['Europe/Paris', 'Europe/Paris', 'Europe/Paris', 'Europe/Lisbon']),
      last_presence: role === 'client' ? null : calendar.day(calendar.workday(-chance.whole(0, 2))),
      data: null,
      has_avatar: hasAvatar,
      avatar: hasAvatar ? { scene: 'portrait', frame: 1, variant: index } : null,
    };
    const created = timeText(calendar.momentMs(-400 + Math.min(380, index * 9), 9, 30));
    add(draft, 'person', { id, created_at: created, ...values });
    return { id, name, firstName, role, departments };
  });
  const byName = new Map(all.map((member) => [member.name, member]));
  const filled = (members: readonly Member[], otherwise: readonly Member[]): readonly [Member, ...Member[]] => {
    const [first, ...rest] = members.length > 0 ? members : otherwise;
    if (!first) throw new Error('a studio needs at least one person');
    return [first, ...rest];
  };
  const ofRole = (...roles: Role[]) => all.filter(({ role }) => roles.includes(role));
  const managers = filled(
    ofRole('manager', 'admin').filter(({ role }) => role === 'manager'),
    all,
  );
  const makers = ofRole('user', 'vendor', 'supervisor');
  const byDepartment = new Map(
    departmentNames.map((department) => {
      const inIt = (roles: readonly Role[]) =>
        all.filter((member) => roles.includes(member.role) && member.departments.includes(department));
      const supervisors = inIt(['supervisor']);
      const artists = inIt(['user', 'vendor']);
      // Where there is one artist, the supervisor lends a hand.
      const hands = artists.length === 1 ? [...artists, ...supervisors] : artists;
      return [
        department,
        {
          supervisor: supervisors[0] ?? managers[0],
          artists: filled(hands, filled(supervisors, filled(makers, all))),
        },
      ];
    }),
  );
  const find = (name: string) => byName.get(name) ?? null;
  return {
    all,
    find,
    named: (name) => {
      const member = find(name);
      if (!member) throw new Error(`${name} is not in the crew`);
      return member;
    },
    managers,
    clients: ofRole('client'),
    supervisorOf: (department) => byDepartment.get(department)?.supervisor ?? managers[0],
    artistsOf: (department) => byDepartment.get(department)?.artists ?? filled(makers, all),
  };
}

/** More people for larger studios, in the shares of the small one. */
function strangers(count: number): Line[] {
  return Array.from({ length: Math.max(0, count) }, (_, index): Line => {
    const firstName = firstNames[index % firstNames.length] ?? 'Ada';
    const lastName = lastNames[(index * 7 + Math.floor(index / firstNames.length)) % lastNames.length] ?? 'Abel';
    const department = departmentNames[index % departmentNames.length] ?? 'Animation';
    if (index % 40 === 39) return [firstName, lastName, 'manager', ''];
    if (index % 40 === 19) return [firstName, lastName, 'client', ''];
    if (index % 12 === 11) return [firstName, lastName, 'supervisor', department, 'supervisor'];
    if (index % 15 === 14) return [firstName, lastName, 'vendor', department];
    return [firstName, lastName, 'user', department];
  });
}
