import type { EngineAnswer } from '../../data/useEngine.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import { Box } from '../../ui/Box.tsx';
import { Section } from '../../ui/Section.tsx';

type Props = { readonly title: string; readonly answer: Pick<EngineAnswer<unknown>, 'value' | 'error' | 'ask'> };

/** In place of a part of the page that could not be read; nothing while its first answer is on its way. */
export function FailedSection({ title, answer: { value, error, ask } }: Props) {
  if (error === null || value !== undefined) return null;
  return (
    <Section title={title}>
      <Box>
        <InlineError error={error} onRetry={ask} look="line" />
      </Box>
    </Section>
  );
}
