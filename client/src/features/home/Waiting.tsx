import { Card } from '../../ui/card/Card';
import { Skeleton } from '../../ui/layout/Skeleton';

/** Keeps the place of a card that is on its way, so that nothing below it jumps. */
export function Waiting({ lines, block = false }: { lines: number; block?: boolean }) {
  return (
    <Card>
      <Skeleton lines={lines} block={block} />
    </Card>
  );
}
