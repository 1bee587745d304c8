/*
 * The three ways a person is sent.
 */
import { isClient } from './permissions.ts';
import type { Context } from './call.ts';
import { fullName, plain, whole } from './relations.ts';
import type { Sent } from './serialise.ts';
import type { Studio } from './studio.ts';
import type { PersonRow } from './tables.ts';

const counters = ['login_failed_attemps', 'last_login_failed'];

/** All columns but the secrets. `withDepartments` as `relations=true` does. */
export function safePerson(studio: Studio, person: PersonRow, withDepartments = false): Sent {
  const sent = withDepartments ? whole(studio, 'person', person) : plain(studio, 'person', person);
  if (studio.isNew) for (const counter of counters) delete sent[counter];
  else sent['fido_devices'] = [];
  return sent;
}

/** What clients of 1.0.97 may know: a name and a picture to put on a comment. */
function publicPerson(person: PersonRow): Sent {
  const { departments: _one, studio_id: _two, desktop_login: _three, ...sent } = fullMinimum(person, false);
  return sent;
}

/** What everybody may know of everybody. */
export const minimalPerson = (context: Context, person: PersonRow, withDepartments = false): Sent =>
  context.studio.isNew && isClient(context) ? publicPerson(person) : fullMinimum(person, withDepartments);

export function fullMinimum(person: PersonRow, withDepartments: boolean): Sent {
  return {
    id: person.id,
    type: 'Person',
    first_name: person.first_name,
    last_name: person.last_name,
    full_name: fullName(person),
    has_avatar: person.has_avatar,
    active: person.active,
    departments: withDepartments ? person.departments : [],
    studio_id: person.studio_id,
    role: person.role,
    desktop_login: person.desktop_login,
    is_bot: person.is_bot,
  };
}

/** The author inside a comment of a task's list. */
export function authorOf(studio: Studio, person: PersonRow): Sent {
  return {
    first_name: person.first_name,
    last_name: person.last_name,
    has_avatar: person.has_avatar,
    id: person.id,
    ...(studio.isNew ? { role: person.role, full_name: fullName(person) } : {}),
  };
}
