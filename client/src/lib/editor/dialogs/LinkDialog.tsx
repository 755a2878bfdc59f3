import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../../ui/button/Button';
import { Dialog } from '../../../ui/dialog/Dialog';
import { LeaveButton } from '../../../ui/dialog/LeaveButton';
import { TextField } from '../../../ui/field/TextField';
import { Stack } from '../../../ui/layout/Layout';
import { isSafeAddress } from '../schema/text-extensions';
import { onEnter } from './on-enter';

/** An address as it is written in a hurry becomes a whole one: `example.org` and `jo@example.org` too. */
export function wholeAddress(written: string): string {
  const address = written.trim();
  if (isSafeAddress(address) || address === '') return address;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(address) ? `https://${address}` : '';
}

/** Where a link leads, and its words when none are selected. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation('editor');
  const present = (editor.getAttributes('link')['href'] as string | undefined) ?? '';
  const [address, setAddress] = useState(present);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const wordless = editor.state.selection.empty && present === '';
  const href = wholeAddress(address);

  const put = () => {
    setTried(true);
    if (!href) return;
    onClose();
    const chain = editor.chain().focus();
    if (wordless) {
      const mark = { type: 'link', attrs: { href } };
      chain.insertContent({ type: 'text', text: words.trim() || address.trim(), marks: [mark] }).run();
    } else chain.extendMarkRange('link').setLink({ href }).run();
  };
  const away = () => {
    onClose();
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('link.title')}
      actions={
        <>
          {present ? (
            <Button look="quiet" onClick={away}>
              {t('link.away')}
            </Button>
          ) : null}
          <LeaveButton>{t('cancel')}</LeaveButton>
          <Button look="primary" onClick={put}>
            {t('link.put')}
          </Button>
        </>
      }
    >
      <Stack>
        <TextField
          label={t('link.address')}
          hint={t('link.address_hint')}
          inputMode="url"
          autoComplete="off"
          value={address}
          onChange={({ target }) => setAddress(target.value)}
          onKeyDown={onEnter(put)}
          error={tried && !href ? t('link.address_needed') : undefined}
        />
        {wordless ? (
          <TextField
            label={t('link.words')}
            optional
            value={words}
            onChange={({ target }) => setWords(target.value)}
            onKeyDown={onEnter(put)}
          />
        ) : null}
      </Stack>
    </Dialog>
  );
}
