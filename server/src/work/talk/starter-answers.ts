import type { Locale } from '@guildhall/shared/people/me';

interface StarterAnswer {
  language: Locale;
  question: string;
  /** Markdown. */
  answer: string;
}

/** The questions that everybody asks who begins, with answers that hold in any council. */
export const starterAnswers: readonly StarterAnswer[] = [
  {
    language: 'en',
    question: 'How do you find the time?',
    answer: `Start smaller than you think: ten minutes in a week is a start.

- Pick one thing you do anyway, such as a team meeting, and add one question to it.
- Say when you look in, for example twice a week. Nobody has to wait at a screen.
- Do it with someone. Two people share the work and remind each other.

If there is no time at all, tell your manager what would have to stop. That is worth knowing too.`,
  },
  {
    language: 'cy',
    question: 'Sut ydych chi’n dod o hyd i’r amser?',
    answer: `Dechreuwch yn llai nag y meddyliwch: mae deng munud yr wythnos yn ddechrau.

- Dewiswch un peth a wnewch beth bynnag, fel cyfarfod tîm, ac ychwanegwch un cwestiwn ato.
- Dywedwch pryd rydych yn edrych i mewn, er enghraifft ddwywaith yr wythnos. Does dim rhaid i neb aros wrth sgrin.
- Gwnewch ef gyda rhywun. Mae dau’n rhannu’r gwaith ac yn atgoffa ei gilydd.

Os nad oes amser o gwbl, dywedwch wrth eich rheolwr beth fyddai’n rhaid ei roi heibio. Mae hynny’n werth ei wybod hefyd.`,
  },
  {
    language: 'en',
    question: 'How do you set this up?',
    answer: `One step at a time, and the first one today.

1. Find a practice card about something like it, and read what did not work.
2. Choose one small part that you can try in two weeks.
3. Ask under the card what you do not know. Whoever wrote it is told.
4. Ask a colleague to sit with you for the first try.

You cannot break anything by reading and asking. A draft is seen by nobody until you share it.`,
  },
  {
    language: 'cy',
    question: 'Sut ydych chi’n sefydlu hyn?',
    answer: `Un cam ar y tro, a’r cyntaf heddiw.

1. Dewch o hyd i gerdyn arfer am rywbeth tebyg, a darllenwch beth na weithiodd.
2. Dewiswch un rhan fach y gallwch roi cynnig arni mewn pythefnos.
3. Gofynnwch o dan y cerdyn beth nad ydych yn ei wybod. Caiff pwy bynnag a’i ysgrifennodd wybod.
4. Gofynnwch i gydweithiwr eistedd gyda chi am y tro cyntaf.

Ni allwch dorri dim drwy ddarllen a gofyn. Does neb yn gweld drafft nes i chi ei rannu.`,
  },
  {
    language: 'en',
    question: 'What tech do I need to get started?',
    answer: `A browser on a computer, a tablet or a phone is enough. There is nothing to install.

- No device of your own? Use a shared one, or do it on paper: every quest says how to do it without a device.
- A slow connection is fine. What you write waits on the device and is sent when the connection is back.
- If a page is blocked where you work, ask your IT colleagues, and say which page and what you need it for.`,
  },
  {
    language: 'cy',
    question: 'Pa dechnoleg sydd ei hangen arnaf i ddechrau?',
    answer: `Mae porwr ar gyfrifiadur, llechen neu ffôn yn ddigon. Does dim i’w osod.

- Heb ddyfais eich hun? Defnyddiwch un a rennir, neu gwnewch ef ar bapur: mae pob cwest yn dweud sut i’w wneud heb ddyfais.
- Mae cysylltiad araf yn iawn. Mae’r hyn a ysgrifennwch yn aros ar y ddyfais ac yn cael ei anfon pan ddaw’r cysylltiad yn ôl.
- Os yw tudalen wedi’i rhwystro lle rydych yn gweithio, gofynnwch i’ch cydweithwyr TG, a dywedwch pa dudalen a pham y mae ei hangen.`,
  },
];
