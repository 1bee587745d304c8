import { positions, seniorities } from '../tables/values.ts';
import type { Crew } from './crew.ts';
import { add } from './draft.ts';
import type { Making } from './making.ts';
import type { Production } from './production.ts';
import type { Settings } from './settings.ts';

const rates = { supervisor: 380, lead: 330, artist: 260 } as const;
const factors = { senior: 1.25, mid: 1, junior: 0.72 } as const;

export function makeSalaryScale({ draft, newId, founded }: Making, settings: Settings): void {
  for (const departmentId of settings.departments.values()) {
    for (const position of positions) {
      for (const seniority of seniorities) {
        const salary = Math.round((rates[position] * factors[seniority]) / 5) * 5;
        add(draft, 'salary_scale', {
          id: newId(),
          created_at: founded,
          department_id: departmentId,
          position,
          seniority,
          salary,
        });
      }
    }
  }
}

/** The agreed budget and a later one, with a line for each person and for the people still to be found. */
export function makeBudgets(making: Making, settings: Settings, crew: Crew, production: Production): void {
  const { draft, newId, calendar } = making;
  const random = making.chance(`budget of ${production.name}`);
  const created = production.row.created_at;
  const firstOf = (offset: number) => `${calendar.day(offset).slice(0, 8)}01`;
  for (const [revision, name] of [
    [1, 'Agreed budget'],
    [2, 'After the first screening'],
  ] as const) {
    const budget = add(draft, 'budget', {
      id: newId(),
      created_at: created,
      project_id: production.id,
      revision,
      name,
      currency: 'EUR',
    });
    const line = (departmentId: string, personId: string | null, position: 'supervisor' | 'lead' | 'artist') => {
      const seniority = random.pick(['senior', 'mid', 'mid', 'junior']);
      const start = firstOf(production.days.from + random.whole(0, 60));
      add(draft, 'budget_entry', {
        id: newId(),
        created_at: created,
        budget_id: budget.id,
        department_id: departmentId,
        person_id: personId,
        start_date: start,
        months_duration: random.whole(4, 10),
        daily_salary: Math.round((rates[position] * factors[seniority]) / 5) * 5,
        position,
        seniority,
        exceptions: random.chance(0.15) ? { [firstOf(random.whole(-60, 60))]: random.whole(3, 7) * 1000 } : {},
      });
    };
    for (const member of crew.all.slice(0, 60)) {
      const [department] = member.departments;
      if (department === undefined || !production.team.includes(member)) continue;
      line(
        settings.departments.get(department) ?? '',
        member.id,
        member.role === 'supervisor' ? 'supervisor' : 'artist',
      );
    }
    for (const departmentId of [...settings.departments.values()].slice(0, 3 + revision))
      line(departmentId, null, 'artist');
  }
}
