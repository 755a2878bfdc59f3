import { mergeAttributes, Node } from '@tiptap/core';

export const calloutTones = ['note', 'warning', 'example'] as const;
export type CalloutTone = (typeof calloutTones)[number];

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    callout: {
      /** Puts what is selected into a callout of this tone, changes its tone, or takes it out of one of the same. */
      toggleCallout: (tone: CalloutTone) => ReturnType;
    };
  }
}

function toneOf(value: string | null): CalloutTone {
  return calloutTones.find((tone) => tone === value) ?? 'note';
}

/** A paragraph or more set apart: a note, a warning or an example. Its tone is said in words by the style sheet. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,

  addAttributes() {
    return {
      tone: {
        default: 'note',
        parseHTML: (element) => toneOf(element.getAttribute('data-tone')),
        renderHTML: ({ tone }) => ({ 'data-tone': toneOf(tone as string) }),
      },
    };
  },

  parseHTML() {
    // A published page says the tone in a line of its own, which the style sheet says here.
    return [
      { tag: 'aside[data-tone]' },
      { tag: 'div[data-tone]' },
      { tag: 'p.callout-tone', ignore: true, priority: 60 },
    ];
  },

  renderHTML({ HTMLAttributes }) {
    return ['aside', mergeAttributes(HTMLAttributes, { role: 'note' }), 0];
  },

  addCommands() {
    return {
      toggleCallout:
        (tone) =>
        ({ commands, editor }) => {
          if (editor.isActive(this.name, { tone })) return commands.lift(this.name);
          if (editor.isActive(this.name)) return commands.updateAttributes(this.name, { tone });
          return commands.wrapIn(this.name, { tone });
        },
    };
  },
});
