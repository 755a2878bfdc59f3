import styles from './Figures.module.css';

/** Large figures side by side, each with the words that it counts; read out words first. */
export function Figures({ figures }: { figures: readonly { key: string; value: string; words: string }[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ key, value, words }) => (
        <div key={key}>
          <dt>{words}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
