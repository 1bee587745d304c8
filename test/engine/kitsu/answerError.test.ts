import { expect, test } from 'vitest';
import { answerError, serverMessage } from '../../../electron/engine/kitsu/answerError.ts';

const json = { 'content-type': 'application/json' };
const page = { 'content-type': 'text/html', server: 'nginx' };
const text = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

test.each([
  [401, json, { msg: 'Token has expired' }, 'unauthorized', false],
  [422, json, { msg: 'Invalid header padding' }, 'unauthorized', false],
  [422, json, { message: 'Unprocessable' }, 'rejected', false],
  [400, json, { message: 'No more retakes allowed on this task' }, 'rejected', false],
  [403, json, { message: 'no' }, 'forbidden', false],
  [403, json, { two_factor_authentication_required: true }, 'two-factor-enrolment-needed', false],
  [404, json, { message: 'no' }, 'not-found', false],
  [407, page, '<html>', 'proxy', false],
  [408, page, '', 'timeout', false],
  [409, json, {}, 'rejected', false],
  [413, page, '<html>Too large</html>', 'rejected', false],
  [415, json, {}, 'rejected', false],
  [429, json, {}, 'too-many-requests', false],
  [500, page, '<html>Internal</html>', 'server-error', true],
  [502, page, '<html>Bad Gateway</html>', 'server-error', true],
  [503, json, {}, 'server-error', true],
  [504, page, '', 'server-error', true],
  [302, page, '', 'unreachable', false],
  [404, page, '<html>Not here</html>', 'unreachable', false],
  [403, page, '<html>Blocked by the studio</html>', 'unreachable', false],
])('an answer of %d with %j and %j is %s, and may have acted: %j', (status, headers, body, code, mayHaveActed) => {
  expect(answerError({ status, headers }, text(body), 'GET /data/tasks')).toMatchObject({ code, status, mayHaveActed });
});

test.each([
  [{ message: 'No.' }, 'No.'],
  [{ message: { name: 'Missing', fps: 'Wrong' } }, 'name: Missing; fps: Wrong'],
  [{ msg: 'Token has expired' }, 'Token has expired'],
  [{ error: 'SAML is not enabled.' }, 'SAML is not enabled.'],
  [
    { error: true, message: 'Validation error.', data: { errors: [{ field: 'name', message: 'Field required' }, 7] } },
    'Validation error. name: Field required',
  ],
  [{ error: true }, ''],
  ['<html>', ''],
  [null, ''],
])('the server’s words in %j are %j', (body, message) => {
  expect(serverMessage(body)).toBe(message);
});

test('a busy server says when to come again', () => {
  expect(
    answerError({ status: 503, headers: { ...json, 'retry-after': '5' } }, '{}', 'GET /movies').detail,
  ).toMatchObject({
    call: 'GET /movies',
    retryAfterSeconds: 5,
  });
});
