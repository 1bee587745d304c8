/** Another person at the same server: speaks its API with a client that shares nothing with the app's own. */
import { z } from 'zod';
import { post, Session, type Answer, type Call } from '../contract/client.ts';

export type Colleague = {
  readonly personId: string;
  readonly session: Session;
  /** Sends a call that must succeed, and reads its answer. */
  readonly read: <Output>(schema: z.ZodType<Output>, call: Call) => Promise<Output>;
  readonly does: (call: Call) => Promise<void>;
};

export type Account = { readonly email: string; readonly password: string };

const signedIn = z.object({ user: z.object({ id: z.string() }), access_token: z.string() });

export async function colleagueAt(url: string, account: Account): Promise<Colleague> {
  const { email, password } = account;
  const greeting = await new Session(url).send(post('/auth/login', { email, password }));
  const { user, access_token: token } = signedIn.parse(greeting.body);
  const session = new Session(url, token);
  session.keepCookie(greeting);
  const send = async (call: Call): Promise<Answer> => {
    const answer = await session.send(call);
    if (answer.status >= 400)
      throw new Error(
        `${call.method} ${call.path} answered ${String(answer.status)}: ${answer.bytes.toString('utf8').slice(0, 300)}`,
      );
    return answer;
  };
  return {
    personId: user.id,
    session,
    read: async (schema, call) => {
      const { body } = await send(call);
      const parsed = schema.safeParse(body);
      if (!parsed.success) throw new Error(`${call.method} ${call.path}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    },
    does: async (call) => {
      await send(call);
    },
  };
}
