import { earlierName, nameOf, type Waiting } from '../api/outbox.store';

/** Earlier versions kept all that waits in one piece, which tabs wrote over for each other; whether there was any. */
export function takeOverEarlier(): boolean {
  const text = localStorage.getItem(earlierName);
  if (!text) return false;
  type Earlier = Omit<Waiting, 'place' | 'turn' | 'troubles'>;
  const { state } = JSON.parse(text) as { state: { waiting: Earlier[]; refused: Earlier[] } };
  for (const [turn, command] of [...state.waiting, ...state.refused].entries()) {
    const label = command.label.replace('connection.what.', 'waiting:what.');
    localStorage.setItem(nameOf(command), JSON.stringify({ place: '/', troubles: 0, ...command, label, turn }));
  }
  localStorage.removeItem(earlierName);
  return true;
}
