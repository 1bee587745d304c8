import { describe, expect, it } from 'vitest';
import type { FileFacts, PublishTarget } from '../../shared/model/files.ts';
import { checkFile, readResolution } from '../../shared/rules/publishChecks.ts';

const movie: FileFacts = {
  sizeBytes: 96_000_000,
  content: 'movie',
  widthPx: 1920,
  heightPx: 1080,
  codec: 'H.264',
  isPlayableHere: true,
  fps: 24,
  isFpsSteady: true,
  frameCount: 112,
  problem: null,
};
const picture: FileFacts = {
  ...movie,
  content: 'picture',
  codec: null,
  isPlayableHere: null,
  fps: null,
  isFpsSteady: null,
  frameCount: null,
};
const target: PublishTarget = {
  fps: 24,
  widthPx: 1920,
  heightPx: 1080,
  frameCount: 112,
  limitBytes: 10_737_418_240,
  refusedBytes: null,
};
const kinds = (extension: string, facts: FileFacts, wanted: PublishTarget | null = target) =>
  checkFile({ extension, facts }, wanted).map(({ severity, kind }) => `${severity} ${kind}`);

it('nothing is said about a file that is as its task expects', () => {
  expect(kinds('mov', movie)).toEqual([]);
  expect(kinds('png', picture)).toEqual([]);
  expect(kinds('psd', { ...picture, content: 'other' })).toEqual([]);
});

describe('what the server would refuse is an error', () => {
  it.each<[string, string, FileFacts, PublishTarget | null]>([
    ['type', 'exe', movie, null],
    ['missing', 'mov', { ...movie, problem: 'missing' }, target],
    ['empty', 'mov', { ...movie, problem: 'empty' }, target],
    ['incomplete', 'mov', { ...movie, problem: 'incomplete' }, target],
    ['no-pictures', 'mov', { ...movie, problem: 'no-pictures' }, target],
    ['other-content', 'png', movie, target],
    ['other-content', 'mov', picture, target],
    ['other-content', 'mov', { ...movie, content: 'other' }, target],
    ['too-large', 'mov', { ...movie, sizeBytes: 10_737_418_241 }, target],
  ])('%s', (kind, extension, facts, wanted) => {
    expect(kinds(extension, facts, wanted)).toEqual([`error ${kind}`]);
  });

  it('but not a picture that is another kind of picture, nor what cannot be told', () => {
    expect(kinds('jpg', picture)).toEqual([]);
    expect(kinds('wmv', { ...movie, content: 'other' })).toEqual([]);
    expect(kinds('mov', { ...movie, sizeBytes: 1e15 }, { ...target, limitBytes: null })).toEqual([]);
  });
});

describe('what its task does not expect is a warning', () => {
  it.each<[string, Partial<FileFacts>]>([
    ['fps', { fps: 25 }],
    ['fps', { fps: 23.976 }],
    ['fps-unsteady', { fps: 23.7, isFpsSteady: false }],
    ['frames', { frameCount: 120 }],
    ['resolution', { widthPx: 1280, heightPx: 720 }],
  ])('%s', (kind, part) => {
    expect(kinds('mov', { ...movie, ...part })).toEqual([`warning ${kind}`]);
  });

  it('which a still of a shot never is', () => {
    expect(kinds('png', { ...picture, widthPx: 640, heightPx: 360 })).toEqual([]);
  });

  it('and so is a size that was refused before', () => {
    expect(kinds('mov', movie, { ...target, refusedBytes: 90_000_000 })).toEqual(['warning refused-before']);
    expect(kinds('mov', movie, { ...target, refusedBytes: 100_000_000 })).toEqual([]);
  });

  it('rates that are written otherwise are the same', () => {
    expect(kinds('mov', { ...movie, fps: 23.976 }, { ...target, fps: 23.98 })).toEqual([]);
  });
});

it('what this app cannot play is noted, and sent all the same', () => {
  expect(kinds('mov', { ...movie, codec: 'ProRes 422 HQ', isPlayableHere: false })).toEqual(['note not-playable-here']);
});

it.each([
  ['1920x1080', 1920, 1080],
  ['2048X858', 2048, 858],
  ['x1080', null, 1080],
  [' 1920 × 1080 ', 1920, 1080],
  ['', null, null],
  ['HD', null, null],
  ['0x0', null, null],
])('a resolution of %j', (text, widthPx, heightPx) => {
  expect(readResolution(text)).toEqual({ widthPx, heightPx });
});
