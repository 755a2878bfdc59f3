import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useTranslation } from 'react-i18next';

import { ToolButton } from '../toolbar/ToolButton';

interface PassageToolsProps {
  editor: Editor;
  onComment: (() => void) | undefined;
  onSuggest: (() => void) | undefined;
}

/** Speaking about what is selected, or suggesting other words for it. */
export function PassageTools({ editor, onComment, onSuggest }: PassageToolsProps) {
  const { t } = useTranslation('editor');
  const selected = useEditorState({ editor, selector: ({ editor: now }) => !now.state.selection.empty });
  return (
    <>
      {onComment ? <ToolButton name={t('tool.comment')} look="comment" off={!selected} onPress={onComment} /> : null}
      {onSuggest ? <ToolButton name={t('tool.suggest')} look="suggest" off={!selected} onPress={onSuggest} /> : null}
    </>
  );
}
