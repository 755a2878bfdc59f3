import type { QuestCard } from '@guildhall/shared/game/quests';

import { Disclosure } from '../../ui/disclosure/Disclosure';
import { Grid } from '../../ui/layout/Layout';
import { QuestTile } from './QuestTile';
import styles from './Quests.module.css';

/** Quests that are not for now: in sight by their number, open with one press. Nothing when there are none. */
export function Folded({ title, words, quests }: { title: string; words: string; quests: readonly QuestCard[] }) {
  if (quests.length === 0) return null;
  return (
    <Disclosure
      heading
      summary={
        <>
          {title} <span className={styles.count}>({quests.length})</span>
        </>
      }
    >
      <p className={styles.foldedWords}>{words}</p>
      <Grid>
        {quests.map((quest) => (
          <QuestTile key={quest.slug} quest={quest} />
        ))}
      </Grid>
    </Disclosure>
  );
}
