import { SayButton } from './SayButton';

/** A button with which somebody asks about an award of theirs that was taken back by hand. */
export default function AskAbout({ award }: { award: string }) {
  return <SayButton award={award} act="ask" />;
}
