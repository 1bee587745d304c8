import { expect, test } from 'vitest';
import { firstPlaceOf } from '../../renderer/parts/firstPlace.ts';
import { checks, entityPlace, home, playlistsPlace } from '../../renderer/place/place.ts';
import type { Role } from '../../shared/model/studio.ts';
import { studioTables } from '../../renderer/data/studio.ts';
import { account, studio } from './support/fixtures.ts';

const { productions } = studioTables(studio, account, 'camille', 'user');
const first = [...productions.values()].find(({ isOpen }) => isOpen)?.id ?? '';
const begins = (role: Role, of = productions) => firstPlaceOf({ role, productions: of });

test('each role begins where its work is', () => {
  expect(begins('user')).toEqual(home);
  expect(begins('vendor')).toEqual(home);
  expect(begins('supervisor')).toEqual(checks);
  expect(begins('manager')).toEqual(entityPlace('shots', first));
  expect(begins('admin')).toEqual(entityPlace('shots', first));
  expect(begins('client')).toEqual(playlistsPlace(first));
});

test('without an open production, whoever leads begins with their tasks, and a supervisor still with the checks', () => {
  expect(begins('manager', new Map())).toEqual(home);
  expect(begins('supervisor', new Map())).toEqual(checks);
});
