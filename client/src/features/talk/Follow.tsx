import { useTranslation } from 'react-i18next';

import { Kept } from '../../lib/waiting/Kept';
import { useIsKept } from '../../lib/waiting/useIsKept';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { Button } from '../../ui/button/Button';
import { practicePath } from '../practices/usePractice';

/** Whether one hears of new texts of a card and of answers under it. */
export function Follow({ id, follows }: { id: string; follows: boolean }) {
  const { t } = useTranslation('talk');
  const press = useCommand({
    command: () => ({ method: follows ? 'DELETE' : 'POST', path: `${practicePath(id)}/follow` }),
    refreshes: [['practices', 'card', id]],
    waitsAs: 'waiting:what.follow',
  });
  if (useIsKept(({ path }) => path === `${practicePath(id)}/follow`)) return <Kept />;
  return (
    <>
      <Button
        size="s"
        look={follows ? 'secondary' : 'quiet'}
        icon="bell"
        aria-pressed={follows}
        busy={press.busy}
        onClick={() => press.run()}
      >
        {t(follows ? 'follow.on' : 'follow.off')}
      </Button>
      <ProblemNotice problem={press.problem} />
    </>
  );
}
