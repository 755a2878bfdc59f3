import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import styles from './Toolbar.module.css';
import { ToolButton } from './ToolButton';
import { stateOf, tableTools, type Tool, toolsFor } from './tools';
import { useRovingFocus } from './useRovingFocus';

export type Asked = 'link' | 'picture' | 'keys';

interface ToolbarProps {
  editor: Editor;
  rich: boolean;
  pictures: boolean;
  onAsk: (what: Asked) => void;
  /** Further tools of one kind of text, at the end. */
  children?: ReactNode;
}

/** The tools of a text. It is drawn anew only when a tool's own state changes, not with each letter. */
export function Toolbar({ editor, rich, pictures, onAsk, children }: ToolbarProps) {
  const { t } = useTranslation('editor');
  const bar = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => toolsFor(rich), [rich]);
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      ...stateOf(groups.flat(), now),
      link: now.isActive('link'),
      table: now.isActive('table'),
    }),
  });
  const roving = useRovingFocus(bar);
  const button = ({ key, look, run, isOn, keys }: Tool) => (
    <ToolButton
      key={key}
      name={t(`tool.${key}`)}
      look={look}
      on={isOn ? state[`${key}.on` as keyof typeof state] : undefined}
      off={state[`${key}.off` as keyof typeof state] ?? false}
      keys={keys}
      onPress={() => run(editor)}
    />
  );
  return (
    <div ref={bar} role="toolbar" aria-label={t('toolbar')} className={styles.bar} {...roving}>
      {groups.map((tools) => (
        <div key={tools[0]?.key} className={styles.group}>
          {tools.map(button)}
        </div>
      ))}
      <div className={styles.group}>
        <ToolButton name={t('tool.link')} look="link" on={state.link} keys="Mod+K" onPress={() => onAsk('link')} />
        {pictures ? <ToolButton name={t('tool.picture')} look="picture" onPress={() => onAsk('picture')} /> : null}
        <ToolButton
          name={t('tool.table')}
          look="table"
          off={state.table}
          onPress={() => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        />
      </div>
      {state.table ? <div className={styles.group}>{tableTools.map(button)}</div> : null}
      {children ? <div className={styles.group}>{children}</div> : null}
      <div className={styles.group}>
        <ToolButton name={t('tool.keys')} look="keys" onPress={() => onAsk('keys')} />
      </div>
    </div>
  );
}
