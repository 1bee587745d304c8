import { describe, expect, it } from 'vitest';
import type { EntityChange } from '../../shared/model/changes.ts';
import type { MetadataDescriptor } from '../../shared/model/production.ts';
import type { Role } from '../../shared/model/studio.ts';
import { mayCreateEntity, mayEditEntity, type EntityActor } from '../../shared/rules/entityRights.ts';

const descriptor = (fieldName: string, departmentIds: readonly string[]): MetadataDescriptor => ({
  id: fieldName,
  name: fieldName,
  fieldName,
  dataType: 'string',
  choices: [],
  entityKind: 'Shot',
  isForClient: false,
  departmentIds,
  position: 0,
});
const actor = (role: Role, departmentIds: readonly string[] = ['layout'], isOpen = true): EntityActor => ({
  role,
  person: { id: 'me', departmentIds },
  production: {
    isOpen,
    taskStatuses: [],
    descriptors: [descriptor('lens', ['layout']), descriptor('mood', ['light']), descriptor('anyone', [])],
  },
});
const shot = (createdBy: string | null) => ({ entity: { kind: 'Shot', createdBy } }) as const;
const key = (fieldName: string): EntityChange => ({ field: 'metadata', fieldName, value: 'x' });
const name: EntityChange = { field: 'name', value: 'x' };

describe('making shots and assets', () => {
  it.each(['admin', 'manager'] as const)('is for a %s', (role) => {
    expect(mayCreateEntity(actor(role)).allowed).toBe(true);
    expect(mayCreateEntity(actor(role, [], false))).toEqual({ allowed: false, reason: 'production-closed' });
  });
  it.each(['supervisor', 'user', 'client', 'vendor'] as const)('is not for a %s', (role) => {
    expect(mayCreateEntity(actor(role))).toEqual({ allowed: false, reason: 'role' });
  });
});

describe('changing shots and assets', () => {
  it('is about what they have: assets no length, shots no type', () => {
    const asset = { entity: { kind: 'Asset', createdBy: null } } as const;
    const frames: EntityChange = { field: 'lengthFrames', value: 24 };
    const type: EntityChange = { field: 'assetTypeId', value: 'prop' };
    expect(mayEditEntity({ ...actor('admin'), ...asset }, frames)).toEqual({ allowed: false, reason: 'no-such-field' });
    expect(mayEditEntity({ ...actor('admin'), ...asset }, type).allowed).toBe(true);
    expect(mayEditEntity({ ...actor('admin'), ...shot(null) }, type)).toEqual({
      allowed: false,
      reason: 'no-such-field',
    });
    expect(mayEditEntity({ ...actor('admin'), ...shot(null) }, frames).allowed).toBe(true);
  });
  it('is for staff, and for who made them', () => {
    expect(mayEditEntity({ ...actor('manager'), ...shot(null) }, name).allowed).toBe(true);
    expect(mayEditEntity({ ...actor('user'), ...shot('me') }, name).allowed).toBe(true);
    expect(mayEditEntity({ ...actor('user'), ...shot('other') }, key('lens'))).toEqual({
      allowed: false,
      reason: 'role',
    });
  });

  it('is for a supervisor in the metadata of their department', () => {
    const may = (change: EntityChange, departmentIds?: readonly string[]) =>
      mayEditEntity({ ...actor('supervisor', departmentIds), ...shot('other') }, change);
    expect(may(key('lens')).allowed).toBe(true);
    expect(may(key('mood'))).toEqual({ allowed: false, reason: 'not-your-department' });
    expect(may(key('anyone'))).toEqual({ allowed: false, reason: 'not-your-department' });
    expect(may(key('frame_in'))).toEqual({ allowed: false, reason: 'not-your-department' });
    expect(may(name)).toEqual({ allowed: false, reason: 'role' });
    // Without a department all are theirs.
    expect(may(key('mood'), []).allowed).toBe(true);
  });
});
