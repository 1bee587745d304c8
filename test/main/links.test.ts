import { describe, expect, test } from 'vitest';
import { linkAmong, parseLink } from '../../electron/main/links.ts';

describe('kitsu:// links', () => {
  test('name the studio and the place in it, as Kitsu writes it', () => {
    expect(parseLink('kitsu://kitsu.example.com/productions/p1/shots?search=anim%3Dwip')).toEqual({
      host: 'kitsu.example.com',
      path: '/productions/p1/shots?search=anim%3Dwip',
    });
    expect(parseLink('kitsu://localhost:8080')).toEqual({ host: 'localhost:8080', path: '/' });
  });

  test('are nothing else: no file, no script, no page, nothing endless', () => {
    for (const word of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://kitsu.example.com/x',
      '--flag',
      'kitsu:/x',
      '',
      `kitsu://a/${'x'.repeat(3000)}`,
    ]) {
      expect(parseLink(word)).toBeNull();
    }
  });

  test('are found among the words of a start', () => {
    expect(linkAmong(['electron', '.', '--flag', 'kitsu://a.example/my-tasks'])).toEqual({
      host: 'a.example',
      path: '/my-tasks',
    });
    expect(linkAmong(['electron', '.'])).toBeNull();
  });
});
