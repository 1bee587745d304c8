import type { ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';

type Props = {
  /** "Your role (artist) cannot see budgets." */
  readonly title: string;
  readonly description?: string;
  readonly action?: ReactNode;
};

/** Where the server, or a rule, does not let this person look. */
export function Forbidden({ title, description, action }: Props) {
  return <EmptyState icon="lock" title={title} description={description} action={action} />;
}
