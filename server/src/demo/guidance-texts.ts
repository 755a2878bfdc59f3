/** What the people of the demo write together, in Markdown, by who writes it. */
export const answering = {
  titles: { en: 'How we answer residents', cy: 'Sut rydym yn ateb trigolion' },
  ffion: {
    en: `## In short
Answer in plain words, on the day where you can, and say when you will come back where you cannot. A short honest answer is worth more than a long one that comes late. Nobody needs permission to say that they have read a message.

## What you can do today
- Say who you are and what you look after.
- Repeat in one sentence what you understood.
- Say what happens next, and by when.`,
    cy: `## Yn gryno
Atebwch mewn geiriau clir, ar y diwrnod lle gallwch, a dywedwch pryd y byddwch yn dod yn ôl lle na allwch. Mae ateb byr a gonest yn werth mwy nag un hir sy’n dod yn hwyr. Nid oes angen caniatâd ar neb i ddweud eu bod wedi darllen neges.

## Beth allwch ei wneud heddiw
- Dywedwch pwy ydych chi a beth rydych yn gofalu amdano.
- Ailadroddwch mewn un frawddeg beth a ddeallwyd gennych.
- Dywedwch beth sy’n digwydd nesaf, ac erbyn pryd.`,
  },
  dev: {
    en: `## When you are out on the road
Crews see things before anybody rings. If you come across a blocked gully, a fallen branch or a sign that has gone, send a picture with the place before you drive on. The desk answers the resident, and tells them that a crew has already been there.

> [!EXAMPLE]
> “We saw it at ten this morning. The branch is off the path, and the stump goes on Thursday.”

## Equality and Welsh language check
We asked two people who use a screen reader and three who write to us in Welsh. We took out two forms and one picture of text.`,
    cy: `## Pan fyddwch allan ar y ffordd
Mae criwiau’n gweld pethau cyn i neb ffonio. Os dewch ar draws gwli wedi’i rhwystro, cangen wedi cwympo neu arwydd wedi mynd, anfonwch lun gyda’r lle cyn gyrru ymlaen. Mae’r ddesg yn ateb y preswylydd, ac yn dweud bod criw wedi bod yno eisoes.

## Gwiriad cydraddoldeb a’r Gymraeg
Holwyd dau sy’n defnyddio darllenydd sgrin a thri sy’n ysgrifennu atom yn Gymraeg. Tynnwyd dwy ffurflen ac un llun o destun.`,
  },
};

export const depot = {
  titles: { en: 'Taking part from a depot' },
  helen: `## Who this is for
Everyone who starts the day at a depot and has no desk of their own, and those who plan their rota. It says what time is set aside for learning, where the shared tablets are, and what to do on a day without signal.

## What you can do today
Ask your lead for the half hour that belongs to you each week. It is in the rota under “together”. If it falls on a day of heavy weather, it moves; it is not lost.`,
};

export const risks = {
  titles: { en: 'Risks of working together online', cy: 'Risgiau cydweithio ar-lein' },
  sam: `## How to use this
No risk without an owner, an action and a date. The score is likelihood times impact.

## Risks
| If this happens | Then this | Likelihood | Impact | Action before | If it happens | Owner | Look again |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Someone posts personal details by mistake | A person could be harmed | 3 | 4 | The practice area first; a reminder at the point of writing | Remove it, and tell the data protection officer within the hour | Data Protection Officer | March |
| Guidance goes out of date | People do the wrong thing | 3 | 3 | A review date on every page | A notice on the page; the owner or deputy acts | Document owner | June |
| Points are chased for their own sake | Poor work, and lost trust | 3 | 3 | Reuse counts more than posts | The rule is changed next season, and we say why | Sponsor |  |

## What we learned
In the first season we utilise too many words for simple things. We write shorter sentences now, and somebody who was not there reads them first.`,
};
