import type { GuidanceKind, GuidanceTitles } from '@guildhall/shared/work/guidance-document';

/** A text of ours to begin from, in Markdown. */
export interface OurTemplate {
  id: string;
  kind: GuidanceKind;
  titles: Required<GuidanceTitles>;
  texts: { en: string; cy: string };
}

const policy: OurTemplate = {
  id: 'policy',
  kind: 'policy',
  titles: { en: 'Policy', cy: 'Polisi' },
  texts: {
    en: `## Who this is for
Say who it covers, and who it does not.

## In short
Three sentences: what people may do, what to check first, and whom to ask.

## What you can do today
List what needs no permission.

## What needs a yes first
| What | Who says yes | How long it takes |
| --- | --- | --- |
|  |  |  |

## Keeping people safe
Personal details, unkindness and how to get help, children and adults at risk.

## What might go wrong, and our plan
Link to the risk register. Every risk there has an owner and an action.

## Records and requests for information
What we keep, for how long, and why. What could be released if someone asks.

## Equality and Welsh language check
What we looked at, whom we asked, and what we changed.

## Help
A person to talk to, and a session to come to.`,
    cy: `## I bwy mae hwn
Dywedwch pwy mae’n ei gynnwys, a phwy nad yw’n ei gynnwys.

## Yn gryno
Tair brawddeg: beth y caiff pobl ei wneud, beth i’w wirio’n gyntaf, a phwy i’w holi.

## Beth allwch ei wneud heddiw
Rhestrwch yr hyn nad oes angen caniatâd ar ei gyfer.

## Beth sydd angen ateb cadarnhaol yn gyntaf
| Beth | Pwy sy’n cytuno | Faint o amser mae’n ei gymryd |
| --- | --- | --- |
|  |  |  |

## Cadw pobl yn ddiogel
Manylion personol, angharedigrwydd a sut i gael help, plant ac oedolion mewn perygl.

## Beth allai fynd o’i le, a’n cynllun
Rhowch ddolen i’r gofrestr risg. Mae gan bob risg yno berchennog a gweithred.

## Cofnodion a cheisiadau am wybodaeth
Beth rydym yn ei gadw, am ba hyd, a pham. Beth y gellid ei ryddhau pe bai rhywun yn gofyn.

## Gwiriad cydraddoldeb a’r Gymraeg
Beth y gwnaethom edrych arno, pwy y gwnaethom eu holi, a beth y gwnaethom ei newid.

## Help
Rhywun i siarad ag ef, a sesiwn i ddod iddi.`,
  },
};

const howTo: OurTemplate = {
  id: 'how-to',
  kind: 'guide',
  titles: { en: 'How-to guidance', cy: 'Canllaw sut i' },
  texts: {
    en: `## You already do this
What it is like that people do now. What is the same, and what is different.

## What you need
Which device or form, with pictures. What works on a slow line, and where there is none.

## One small step
One thing to do in ten minutes.

## Step by step
1. Say the first step, with what people see when it worked.
2. Say the next one.

> [!EXAMPLE]
> A real example from a colleague who did it.

## How much time it takes
Real figures from people who do it.

## If it does not work
What to try first, and whom to ask.

## Questions others asked
Filled from sessions and comments.`,
    cy: `## Rydych yn gwneud hyn eisoes
Beth mae pobl yn ei wneud nawr sy’n debyg. Beth sydd yr un fath, a beth sy’n wahanol.

## Beth sydd ei angen arnoch
Pa ddyfais neu ffurflen, gyda lluniau. Beth sy’n gweithio ar gysylltiad araf, a lle nad oes un.

## Un cam bach
Un peth i’w wneud mewn deng munud.

## Cam wrth gam
1. Dywedwch y cam cyntaf, gyda’r hyn y mae pobl yn ei weld pan fydd wedi gweithio.
2. Dywedwch y cam nesaf.

> [!EXAMPLE]
> Enghraifft go iawn gan gydweithiwr a’i gwnaeth.

## Faint o amser mae’n ei gymryd
Ffigurau go iawn gan bobl sy’n ei wneud.

## Os nad yw’n gweithio
Beth i roi cynnig arno’n gyntaf, a phwy i’w holi.

## Cwestiynau a ofynnodd eraill
Wedi’u llenwi o sesiynau a sylwadau.`,
  },
};

const registerEn =
  'No risk without an owner, an action and a date. The score is likelihood (1 to 5) times impact (1 to 5). Keep what went wrong to one fair paragraph, with what we do now.';
const registerCy =
  'Dim risg heb berchennog, gweithred a dyddiad. Y sgôr yw tebygolrwydd (1 i 5) wedi’i luosi ag effaith (1 i 5). Cadwch yr hyn a aeth o’i le i un paragraff teg, gyda’r hyn a wnawn nawr.';

/** Sentences of ours that are meant to stay; the others ask their writers for something. */
export const standing: readonly string[] = [registerEn, registerCy];

const register: OurTemplate = {
  id: 'register',
  kind: 'register',
  titles: { en: 'Risk register', cy: 'Cofrestr risg' },
  texts: {
    en: `## How to use this
${registerEn}

## Risks
| If this happens | Then this | Likelihood | Impact | Action before | If it happens | Owner | Look again |
| --- | --- | --- | --- | --- | --- | --- | --- |
|  |  |  |  |  |  |  |  |

## What we learned
What happened, what we did, and what we do differently now.`,
    cy: `## Sut i ddefnyddio hwn
${registerCy}

## Risgiau
| Os digwydd hyn | Yna hyn | Tebygolrwydd | Effaith | Gweithred cynt | Os digwydd | Perchennog | Edrych eto |
| --- | --- | --- | --- | --- | --- | --- | --- |
|  |  |  |  |  |  |  |  |

## Beth a ddysgwyd
Beth ddigwyddodd, beth a wnaethom, a beth a wnawn yn wahanol nawr.`,
  },
};

const terms: OurTemplate = {
  id: 'terms',
  kind: 'terms',
  titles: { en: 'Terms of reference', cy: 'Cylch gorchwyl' },
  texts: {
    en: `## Why we meet
One sentence that a newcomer understands.

## What we decide, and what we do not
List both, and who decides the rest.

## Who takes part
| Role | Who | What they bring |
| --- | --- | --- |
|  |  |  |

## How we work
How often, for how long, where, and how people without a desk take part.

## What we keep
Notes, where they are, and who may read them.

## When we stop
What has to be true for this group to have done its work.`,
    cy: `## Pam rydym yn cwrdd
Un frawddeg y mae newydd-ddyfodiad yn ei deall.

## Beth rydym yn ei benderfynu, a beth nad ydym
Rhestrwch y ddau, a phwy sy’n penderfynu’r gweddill.

## Pwy sy’n cymryd rhan
| Rôl | Pwy | Beth y maent yn ei gyfrannu |
| --- | --- | --- |
|  |  |  |

## Sut rydym yn gweithio
Pa mor aml, am ba hyd, ble, a sut mae pobl heb ddesg yn cymryd rhan.

## Beth rydym yn ei gadw
Nodiadau, ble maent, a phwy gaiff eu darllen.

## Pryd rydym yn stopio
Beth sy’n rhaid bod yn wir i’r grŵp hwn fod wedi gwneud ei waith.`,
  },
};

/** What an organisation can begin from on its first day. */
export const ourTemplates: readonly OurTemplate[] = [policy, howTo, register, terms];
