/*
 * Lists in pages, newest change first. A sorted list is kept until its table changes, for a client walks it page by page.
 */
import type { Sent } from './serialise.ts';

type Dated = { readonly id: string; readonly created_at: string; readonly updated_at: string };

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

export const newestChangeFirst = (left: Dated, right: Dated): number =>
  compareText(right.updated_at, left.updated_at) ||
  compareText(right.created_at, left.created_at) ||
  compareText(left.id, right.id);

export const newestFirst = (left: Dated, right: Dated): number =>
  compareText(right.created_at, left.created_at) || compareText(left.id, right.id);

export const oldestFirst = (left: Dated, right: Dated): number => compareText(left.created_at, right.created_at);

export const byName = <R extends { readonly name: string }>(left: R, right: R): number =>
  left.name.localeCompare(right.name, 'en') || compareText(left.name, right.name);

export type Page = {
  readonly data: readonly Sent[];
  readonly total: number;
  readonly nb_pages: number;
  readonly limit: number;
  readonly offset: number;
  readonly page: number;
};

export type PageWish = {
  readonly page: number;
  readonly limit: number;
  /** The event log's pages are this long, whatever their limit. */
  readonly longest?: number | null;
};

const usualLimit = 100;

/** The envelope of a page. A page past the end (or before the start) is empty; 0.20.52 then says its total is 0. */
export function pageOf<R>(
  rows: readonly R[],
  { page, limit: wished, longest }: PageWish,
  present: (row: R) => Sent,
  isNew: boolean,
): Page {
  const limit = wished === 0 ? usualLimit : wished;
  const offset = (page - 1) * limit;
  const isOutside = rows.length < offset || page < 1;
  return {
    data: isOutside ? [] : rows.slice(offset, offset + (longest ?? limit)).map(present),
    total: isOutside && !isNew ? 0 : rows.length,
    nb_pages: Math.ceil(rows.length / limit),
    limit,
    offset,
    page,
  };
}
