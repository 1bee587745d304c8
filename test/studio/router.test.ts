import { describe, expect, it } from 'vitest';
import { Router } from '../../electron/studio/router.ts';

const router = new Router<string>();
router.add('GET', '/data/tasks', 'list');
router.add('GET', '/data/tasks/:task_id', 'one');
router.add('GET', '/data/tasks/open-tasks', 'open');
router.add('PUT', '/data/tasks/:instance_id', 'change');
router.add('GET', '/data/tasks/:task_id/comments/:comment_id', 'comment');
router.add('GET', '/pictures/:id.png', 'picture');
router.add('GET', '/pictures/:id', 'anything');

const target = (path: string, method: 'GET' | 'PUT' | 'DELETE' = 'GET') => {
  const match = router.match(method, path);
  return match.kind === 'found' ? match.target : match.kind;
};

describe('a path', () => {
  it('finds the route that names it most exactly', () => {
    expect(target('/data/tasks/open-tasks')).toBe('open');
    expect(target('/data/tasks/1')).toBe('one');
    expect(target('/pictures/1.png')).toBe('picture');
    expect(target('/pictures/1.mp4')).toBe('anything');
  });

  it('may end in a slash', () => {
    expect(target('/data/tasks/')).toBe('list');
  });

  it('gives what stands in its places, decoded', () => {
    const match = router.match('GET', '/data/tasks/a%20b/comments/c');
    expect(match).toMatchObject({ target: 'comment', params: { task_id: 'a b', comment_id: 'c' } });
  });

  it('of another method is told from one nobody knows', () => {
    expect(target('/data/tasks/1', 'PUT')).toBe('change');
    expect(router.match('DELETE', '/data/tasks/1')).toMatchObject({ kind: 'wrong method', allowed: ['GET', 'PUT'] });
    expect(target('/data/nothing')).toBe('unknown');
  });
});
