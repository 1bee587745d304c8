import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { isHeavyMarkdown } from '../../renderer/ui/heavyMarkdown.ts';
import { Markdown } from '../../renderer/ui/Markdown.tsx';

const shown = (text: string) =>
  render(<Markdown text={text} mentions={[]} frameLabel={String} onOpenLink={() => undefined} />);

test.each([
  ['a wide table', `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'|\n'.repeat(1_000)}`],
  ['quotes in quotes', `${'>'.repeat(4_000)} deep`],
  ['lists in lists', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth * 2)}- item`).join('\n')],
  ['stars without words', '*'.repeat(4_000)],
  ['brackets without words', '['.repeat(4_000)],
])('%s would stop the window: it is shown as plain words', (_what, text) => {
  expect(isHeavyMarkdown(text)).toBe(true);
  const { container } = shown(text);
  expect(container.querySelector('table, blockquote, li')).toBe(null);
  expect(container.textContent).toBe(text);
});

test('what people write is not', () => {
  const table = ['| Shot | Frames |', '| --- | --- |', ...Array.from({ length: 200 }, () => '| SH0010 | 96 |')];
  expect(isHeavyMarkdown(table.join('\n'))).toBe(false);
  expect(
    isHeavyMarkdown('> quoted\n>> twice\n\n- one\n  - two\n    - three\n\n**bold** f1043 [a](https://a.example)'),
  ).toBe(false);
  shown(table.slice(0, 4).join('\n'));
  expect(screen.getAllByRole('row')).toHaveLength(3);
});
