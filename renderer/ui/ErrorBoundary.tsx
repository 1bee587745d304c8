import { Component, type ErrorInfo, type ReactNode } from 'react';

type Props = {
  /** Where one is: a new key is a new try. */
  readonly resetKey: string;
  readonly renderFallback: (error: unknown, again: () => void) => ReactNode;
  readonly children: ReactNode;
};
type State = { readonly error: unknown; readonly failedKey: string | null };

/** A page or panel that fails keeps its frame, and the rest of the window works on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, failedKey: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (state.error === null) return null;
    if (state.failedKey === null) return { failedKey: props.resetKey };
    return state.failedKey === props.resetKey ? null : { error: null, failedKey: null };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error('a part of the page failed', error, info.componentStack);
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return this.props.renderFallback(this.state.error, () => this.setState({ error: null, failedKey: null }));
  }
}
