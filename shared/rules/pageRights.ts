/** Which pages are for whom: clients look at what is shown to them, vendors at what they work on. As in Kitsu's page. */
import type { Role } from '../model/studio.ts';
import { maySeeCasting } from './entityRights.ts';
import { maySeeNews } from './newsRights.ts';
import { maySeePlaylists } from './playlistRights.ts';

/** Of the others everybody has their own, or nothing in it depends on who looks. */
export type PageOfRole =
  | 'my-tasks'
  | 'timesheet'
  | 'sequences'
  | 'episodes'
  | 'concepts'
  | 'casting'
  | 'playlists'
  | 'news'
  | 'team'
  | 'people'
  | 'person';

const isClient = (role: Role): boolean => role === 'client';
/** Whom a studio works with, and who is not of it. */
const isGuest = (role: Role): boolean => isClient(role) || role === 'vendor';
const unlessClient = (role: Role): boolean => !isClient(role);
const unlessGuest = (role: Role): boolean => !isGuest(role);

const rights: Readonly<Record<PageOfRole, (role: Role) => boolean>> = {
  'my-tasks': unlessClient,
  timesheet: unlessClient,
  sequences: unlessClient,
  episodes: unlessClient,
  // Servers refuse their list to both.
  concepts: unlessGuest,
  casting: maySeeCasting,
  playlists: maySeePlaylists,
  news: maySeeNews,
  // Who has how much to do is the studio's own affair; and of others' tasks a vendor knows too little to count them.
  team: unlessGuest,
  people: unlessGuest,
  person: unlessGuest,
};

const isOfRole = (page: string): page is PageOfRole => page in rights;

/** @param role in the production the page is of; one's own where it is of none */
export const maySeePage = (role: Role, page: string): boolean => !isOfRole(page) || rights[page](role);

/** Who works on a task, until when, how long it takes and how urgent it is: newer servers keep all of it from clients. */
export const maySeeWork = unlessClient;
