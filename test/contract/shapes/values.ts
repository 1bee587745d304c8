// The notation of expected answers: zod, strict about missing and unknown keys, as a function of the version.
import { z } from 'zod';
import type { Version } from '../version.ts';

export type Shape = (version: Version) => z.ZodType;

export const id = z.guid();
export const text = z.string();
export const number = z.number();
export const flag = z.boolean();
/** UTC without a zone, whole seconds. */
export const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
export const color = z.string().regex(/^#[0-9a-fA-F]{6}$/);
/** A document of the studio's own making: any keys, not compared. */
export const free = z.record(z.string(), z.unknown());
/** Checked for nothing, but compared. */
export const anything = z.unknown();
/** Neither checked nor compared. */
export const opaque = z.any();
export const orNull = <Inner extends z.ZodType>(inner: Inner) => inner.nullable();
export const listOf = <Inner extends z.ZodType>(inner: Inner) => z.array(inner);
/** At least one row: an empty list would prove nothing. */
export const some = <Inner extends z.ZodType>(inner: Inner) => z.array(inner).min(1);
/** An object whose keys are data: ids or names. */
export const byKey = <Inner extends z.ZodType>(inner: Inner) => z.record(z.string(), inner);
export const row = <Fields extends z.ZodRawShape>(fields: Fields) => z.strictObject(fields);

/** Fields that only the newer version has. */
export const newer = <Fields extends z.ZodRawShape>(version: Version, fields: Fields): Fields | Record<never, never> =>
  version === '1.0.97' ? fields : {};
/** Fields that only the older version has. */
export const older = <Fields extends z.ZodRawShape>(version: Version, fields: Fields): Fields | Record<never, never> =>
  version === '0.20.52' ? fields : {};

/** What every stored row ends with. */
export const stored = (type: string | z.ZodType) => ({
  id,
  created_at: moment,
  updated_at: moment,
  type: typeof type === 'string' ? z.literal(type) : type,
});

export const page = (rows: z.ZodType, more: z.ZodRawShape = {}) =>
  row({ data: rows, total: number, nb_pages: number, limit: number, offset: number, page: number, ...more });
