import { nameOf, readOutbox, type Waiting } from '../api/outbox.store';

/** Where earlier versions kept what waits. */
const earlier = 'guildhall-outbox';
type Earlier = Omit<Waiting, 'place' | 'turn' | 'troubles'>;

/** Earlier versions kept all that waits in one piece, which tabs wrote over for each other. */
export function takeOverEarlier(): void {
  const text = localStorage.getItem(earlier);
  if (!text) return;
  const { state } = JSON.parse(text) as { state: { waiting: Earlier[]; refused: Earlier[] } };
  for (const [turn, command] of [...state.waiting, ...state.refused].entries()) {
    const label = command.label.replace('connection.what.', 'waiting:what.');
    localStorage.setItem(nameOf(command), JSON.stringify({ place: '/', troubles: 0, ...command, label, turn }));
  }
  localStorage.removeItem(earlier);
  readOutbox();
}
