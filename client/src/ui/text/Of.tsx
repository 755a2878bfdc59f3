import { VisuallyHidden } from './VisuallyHidden';

/** After the words of a button that stands once a line in a list: what this one acts on, for who hears it alone. */
export function Of({ what }: { what: string }) {
  return <VisuallyHidden>– {what}</VisuallyHidden>;
}
