import { EmptyState } from './EmptyState.tsx';

type Props = {
  /** "Your role (artist) cannot see budgets." */
  readonly title: string;
};

/** Where the server, or a rule, does not let this person look. */
export function Forbidden({ title }: Props) {
  return <EmptyState icon="lock" title={title} />;
}
