import { useLayoutEffect, useRef } from 'react';

import type { Language } from '../i18n/languages';
import styles from './Explained.module.css';
import { placeBeside } from './place-beside';

interface MeaningProps {
  at: Element;
  term: string;
  meaning: string;
  language: Language;
  onStay: () => void;
  onLeave: () => void;
}

const gap = 8;

/** A word's explanation beside it; it stays while it is pointed at. */
export function Meaning({ at, term, meaning, language, onStay, onLeave }: MeaningProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    element.showPopover();
    const place = () => {
      const word = at.getClientRects()[0];
      if (!word) return;
      const { offsetWidth: width, offsetHeight: height } = element;
      const { clientWidth, clientHeight } = document.documentElement;
      const { left, top } = placeBeside(word, { width, height }, { width: clientWidth, height: clientHeight }, gap);
      element.style.translate = `${left}px ${top}px`;
    };
    place();
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [at]);
  return (
    <div
      ref={box}
      popover="manual"
      role="tooltip"
      lang={language}
      className={styles.meaning}
      onPointerEnter={onStay}
      onPointerLeave={onLeave}
    >
      <strong>{term}</strong>
      <p>{meaning}</p>
    </div>
  );
}
