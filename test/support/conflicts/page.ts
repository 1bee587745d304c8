/** docs/conflicts.md, as the cases tell it. */
import { markdownPage } from '../markdownPage.ts';
import { conflictCases } from './cases.ts';
import type { ConflictCase, Outcome } from './conflictCase.ts';

const words: Readonly<Record<Outcome, string>> = {
  merged: 'both are there',
  'the same': 'nothing left to do',
  asks: 'asks',
  yours: 'yours, by rule',
  theirs: 'theirs stays, by rule',
  refused: 'refused, kept with the reason',
  gone: 'gone, kept with the reason',
};

export const decided = ({ outcome, decides = 'yours' }: ConflictCase): string =>
  outcome === 'asks' ? `${words.asks}; decided for ${decides}` : words[outcome];

export async function conflictPage(): Promise<string> {
  const count = (outcome: Outcome): number => conflictCases.filter((one) => one.outcome === outcome).length;
  const rows = conflictCases.map(
    (one, index) => `| ${String(index + 1)} | ${one.yours} | ${one.theirs} | ${decided(one)} |`,
  );
  const text = `# Both sides changed it

Written by \`test/engine/outbox/conflictTable.test.ts\` from the cases that it runs on the demo studio in the manner of Kitsu 0.20.52 and 1.0.97, and
that \`test/zou/conflicts.test.ts\` runs on both real servers. The rules behind them are in [decision 0010](decisions/0010-changes-of-both-sides.md).

In each case you change something without a connection, somebody else changes something at the server, and then yours goes out: of ${String(conflictCases.length)} cases ${String(count('merged'))} merge,
${String(count('the same'))} leave nothing to do, ${String(count('asks'))} ask, ${String(count('yours') + count('theirs'))} follow a rule, ${String(count('gone'))} find that what they change is gone, ${String(count('refused'))} is refused.

|  | yours | theirs | outcome |
| --: | -- | -- | -- |
${rows.join('\n')}
`;
  return markdownPage(text);
}
