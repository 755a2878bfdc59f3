import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';

import { isOldVersion } from './pages/old-version';
import { TroublePage } from './pages/TroublePage';

/** Shows the page for an error instead of the screen that threw it; going elsewhere clears it. */
export function ErrorBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return <Catcher place={pathname}>{children}</Catcher>;
}

interface CatcherProps {
  place: string;
  children: ReactNode;
}

interface Caught {
  place: string;
  error?: unknown;
}

class Catcher extends Component<CatcherProps, Caught> {
  override state: Caught = { place: this.props.place };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  static getDerivedStateFromProps({ place }: CatcherProps, state: Caught): Caught | null {
    return place === state.place ? null : { place, error: undefined };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    // Not every browser fetches anew a part that failed once, until the page is loaded anew.
    const retry = () => (isOldVersion(error) ? location.reload() : this.setState({ error: undefined }));
    return <TroublePage error={error} onRetry={retry} />;
  }
}
