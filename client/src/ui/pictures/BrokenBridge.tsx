import { BridgeScene } from './BridgeScene';

const missing = [1, 1, 1, 0, 0, 1, 1, 1, 1];

/** For pages about something that is not there: a bridge with two planks to go. Decoration. */
export function BrokenBridge() {
  return <BridgeScene fills={missing} />;
}
