import { type QuestDefinition, questDefinition, type QuestStep } from '@guildhall/shared/game/quest-definition';
import type { Bilingual } from '@guildhall/shared/platform/bilingual';

const t = (en: string, cy: string): Bilingual => ({ en, cy });

type By = QuestStep['by'];
const ownWord: By = { by: 'own_word' };
const shown = (verifier: 'peer' | 'lead' | 'named' | 'outside'): By => ({ by: 'evidence', verifier });
const recorded = (kind: Extract<By, { by: 'activity' }>['kind']): By => ({ by: 'activity', kind });

function step(
  id: string,
  title: Bilingual,
  help: Bilingual,
  by: By,
  party: QuestStep['party']['mode'] = 'each',
): QuestStep {
  return { id, title, help, by, party: party === 'at_least' ? { mode: party, people: 2 } : { mode: party }, times: 1 };
}

const anyone = t('Anyone', 'Unrhyw un');

interface Starter extends Omit<QuestDefinition, 'coming' | 'warmUp' | 'reward'> {
  slug: string;
  coming?: true;
  warmUp?: true;
  reward?: QuestDefinition['reward'];
}

const starters: readonly Starter[] = [
  {
    slug: 'first-look',
    title: t('Take a first look', 'Cymerwch gip cyntaf'),
    audience: t('Anyone new', 'Unrhyw un newydd'),
    why: t(
      'See the place before you use it. Nothing you write here is scored or seen by others.',
      'Gwelwch y lle cyn ei ddefnyddio. Nid yw dim a ysgrifennwch yma yn cael ei sgorio na’i weld gan eraill.',
    ),
    minutes: 10,
    level: 1,
    companies: ['alone', 'with_one'],
    alreadyDoThis: t(
      'Looking round a new office before the first meeting.',
      'Edrych o gwmpas swyddfa newydd cyn y cyfarfod cyntaf.',
    ),
    steps: [
      step(
        'open',
        t('Open the practice area.', 'Agorwch y lle ymarfer.'),
        t('It opens from your home page.', 'Mae’n agor o’ch tudalen gartref.'),
        ownWord,
      ),
      step(
        'write',
        t('Write one line, then undo it or keep it.', 'Ysgrifennwch un llinell, yna ei dad-wneud neu ei chadw.'),
        t('Nobody else can see it.', 'Ni all neb arall ei gweld.'),
        ownWord,
      ),
    ],
    withoutDevice: t(
      'A buddy shows you on their screen, or on paper, and records the step with you.',
      'Mae cyfaill yn dangos i chi ar ei sgrin, neu ar bapur, ac yn cofnodi’r cam gyda chi.',
    ),
    stamp: '1a',
    warmUp: true,
    coming: true,
  },
  {
    slug: 'say-when',
    title: t('Say when you look in', 'Dywedwch pryd rydych yn edrych i mewn'),
    audience: anyone,
    why: t(
      'People wait happily when they know when to expect you.',
      'Mae pobl yn fodlon aros pan wyddant pryd i’ch disgwyl.',
    ),
    minutes: 5,
    level: 1,
    companies: ['alone'],
    alreadyDoThis: t('An out-of-office message.', 'Neges allan o’r swyddfa.'),
    steps: [
      step(
        'say',
        t('Publish your statement on your profile.', 'Cyhoeddwch eich datganiad ar eich proffil.'),
        t('We make the sentence; you change the words.', 'Ni sy’n llunio’r frawddeg; chi sy’n newid y geiriau.'),
        ownWord,
      ),
    ],
    withoutDevice: t(
      'Tell your facilitator; they enter it and you confirm.',
      'Dywedwch wrth eich hwylusydd; bydd yn ei nodi a chi’n cadarnhau.',
    ),
    stamp: '1b',
    coming: true,
  },
  {
    slug: 'ask-one',
    title: t('Ask one real question', 'Gofynnwch un cwestiwn go iawn'),
    audience: anyone,
    why: t('If you wonder, someone else does too.', 'Os ydych chi’n pendroni, mae rhywun arall hefyd.'),
    minutes: 10,
    level: 1,
    companies: ['alone', 'with_one'],
    alreadyDoThis: t('Ringing a colleague to ask how they did it.', 'Ffonio cydweithiwr i ofyn sut y gwnaeth.'),
    steps: [
      step(
        'choose',
        t('Find a card on something you deal with.', 'Dewch o hyd i gerdyn ar rywbeth rydych yn delio ag ef.'),
        t(
          'Open the library and look by tag, or type a word.',
          'Agorwch y llyfrgell ac edrych fesul tag, neu deipio gair.',
        ),
        ownWord,
      ),
      step(
        'ask',
        t('Ask its writers one question.', 'Gofynnwch un cwestiwn i’w awduron.'),
        t(
          'Write it as you would say it. Short is fine. They are told at once.',
          'Ysgrifennwch fel y byddech yn siarad. Mae byr yn iawn. Cânt wybod ar unwaith.',
        ),
        recorded('question.asked'),
      ),
    ],
    withoutDevice: t(
      'Put your question on a card; the facilitator adds it.',
      'Rhowch eich cwestiwn ar gerdyn; bydd yr hwylusydd yn ei ychwanegu.',
    ),
    stamp: '1c',
  },
  {
    slug: 'pair-up',
    title: t('Pair up for half an hour', 'Parwch am hanner awr'),
    audience: anyone,
    why: t('Side by side is the kindest way to learn.', 'Ochr yn ochr yw’r ffordd garedicaf o ddysgu.'),
    minutes: 30,
    level: 2,
    companies: ['with_one'],
    alreadyDoThis: t(
      'Sitting with a new colleague on their first day.',
      'Eistedd gyda chydweithiwr newydd ar ei ddiwrnod cyntaf.',
    ),
    steps: [
      step(
        'agree',
        t('Agree a time with someone from another team.', 'Cytunwch ar amser gyda rhywun o dîm arall.'),
        t('A walk or a phone call counts.', 'Mae tro neu alwad ffôn yn cyfrif.'),
        ownWord,
        'any_one',
      ),
      step(
        'write',
        t('Write one line each on what changed.', 'Ysgrifennwch un llinell yr un ar yr hyn a newidiodd.'),
        t(
          'What can you do now that you could not before? A colleague nearby has a look.',
          'Beth allwch ei wneud nawr nad oeddech yn gallu o’r blaen? Bydd cydweithiwr cyfagos yn cymryd golwg.',
        ),
        shown('peer'),
      ),
    ],
    withoutDevice: t('Meet in person or by phone.', 'Cwrdd wyneb yn wyneb neu dros y ffôn.'),
    stamp: '2a',
    reward: 'session.attended',
  },
  {
    slug: 'plainer',
    title: t('Make one page plainer', 'Gwnewch un dudalen yn gliriach'),
    audience: anyone,
    why: t('Plain words save other people time.', 'Mae geiriau clir yn arbed amser pobl eraill.'),
    minutes: 20,
    level: 2,
    companies: ['alone', 'with_one'],
    alreadyDoThis: t(
      'Reading a letter aloud to see if it makes sense.',
      'Darllen llythyr yn uchel i weld a yw’n gwneud synnwyr.',
    ),
    steps: [
      step(
        'suggest',
        t('Suggest a shorter word or sentence.', 'Awgrymwch air neu frawddeg fyrrach.'),
        t(
          'The owner takes it, changes it or says why not.',
          'Bydd y perchennog yn ei dderbyn, ei newid neu’n dweud pam lai.',
        ),
        { by: 'activity', kind: 'guidance.suggestion.accepted' },
      ),
    ],
    withoutDevice: t(
      'Mark up a printed copy; a buddy types it in under your name.',
      'Marciwch gopi papur; bydd cyfaill yn ei deipio dan eich enw.',
    ),
    stamp: '2b',
  },
  {
    slug: 'share-one',
    title: t('Share one thing that works', 'Rhannwch un peth sy’n gweithio'),
    audience: anyone,
    why: t('Small, true and local beats big and shiny.', 'Mae bach, gwir a lleol yn well na mawr a sgleiniog.'),
    minutes: 20,
    level: 3,
    companies: ['alone', 'with_one', 'party'],
    alreadyDoThis: t('Telling the next shift what worked today.', 'Dweud wrth y shifft nesaf beth weithiodd heddiw.'),
    steps: [
      step(
        'write',
        t('Share a practice card.', 'Rhannwch gerdyn arfer da.'),
        t(
          'The form asks one thing at a time: the problem, what you did, what changed, how you know, and what did not work.',
          'Mae’r ffurflen yn gofyn un peth ar y tro: y broblem, yr hyn a wnaethoch, beth newidiodd, sut y gwyddoch, a beth na weithiodd.',
        ),
        recorded('practice.published'),
        'any_one',
      ),
      step(
        'reader',
        t(
          'Ask one reader outside your team if it is clear.',
          'Gofynnwch i un darllenydd y tu allan i’ch tîm a yw’n glir.',
        ),
        t('Say who read it and what they said.', 'Dywedwch pwy ddarllenodd a beth a ddywedodd.'),
        shown('outside'),
        'any_one',
      ),
    ],
    withoutDevice: t(
      'Talk it through; a buddy writes the card and you approve it.',
      'Siaradwch amdano; bydd cyfaill yn ysgrifennu’r cerdyn a chi’n ei gymeradwyo.',
    ),
    stamp: '3a',
  },
  {
    slug: 'borrow-one',
    title: t('Borrow a good idea', 'Benthyg syniad da'),
    audience: anyone,
    why: t('Using a good idea is worth as much as having one.', 'Mae defnyddio syniad da yn werth cymaint â chael un.'),
    minutes: 30,
    level: 3,
    companies: ['alone', 'with_one', 'party'],
    alreadyDoThis: t('Copying a neighbour’s rota because theirs works.', 'Copïo rota cymydog am ei bod yn gweithio.'),
    steps: [
      step(
        'choose',
        t(
          'Choose a card from another team and say when you start.',
          'Dewiswch gerdyn gan dîm arall a dweud pryd y dechreuwch.',
        ),
        t('Press “We will try this” on the card.', 'Pwyswch “Rhown gynnig arni” ar y cerdyn.'),
        ownWord,
        'any_one',
      ),
      step(
        'record',
        t(
          'After two weeks, say what came of it: kept, changed or stopped.',
          'Ar ôl pythefnos, dywedwch beth ddaeth ohono: cadw, newid neu roi’r gorau.',
        ),
        t(
          'Stopped counts the same. Say why in a line or two.',
          'Mae rhoi’r gorau yn cyfrif yr un fath. Dywedwch pam mewn llinell neu ddwy.',
        ),
        recorded('practice.tried'),
        'any_one',
      ),
    ],
    withoutDevice: t('Tell a facilitator at the next session.', 'Dywedwch wrth hwylusydd yn y sesiwn nesaf.'),
    stamp: '3b',
  },
  {
    slug: 'worry-plan',
    title: t('Turn a worry into a plan', 'Trowch bryder yn gynllun'),
    audience: anyone,
    why: t('Risk is a reason to plan, not a reason to stop.', 'Rheswm i gynllunio yw risg, nid rheswm i stopio.'),
    minutes: 25,
    level: 2,
    companies: ['alone', 'with_one', 'party'],
    alreadyDoThis: t('Packing a coat because it may rain.', 'Pacio cot am y gallai fwrw glaw.'),
    steps: [
      step(
        'say',
        t('Write the worry as: if this happens, then that.', 'Ysgrifennwch y pryder fel: os digwydd hyn, yna hynny.'),
        t(
          'One worry is enough. Say how likely and how bad, from 1 to 5.',
          'Mae un pryder yn ddigon. Dywedwch pa mor debygol a pha mor ddrwg, o 1 i 5.',
        ),
        ownWord,
        'any_one',
      ),
      step(
        'plan',
        t(
          'Say what we do before, what we do if, who owns it and when we look again.',
          'Dywedwch beth a wnawn cynt, beth os digwydd, pwy sy’n gyfrifol a phryd yr edrychwn eto.',
        ),
        t(
          'Your lead reads it and confirms it, or asks for what is missing.',
          'Bydd eich arweinydd yn ei ddarllen a’i gadarnhau, neu’n gofyn am yr hyn sydd ar goll.',
        ),
        shown('lead'),
        'joint',
      ),
    ],
    withoutDevice: t('Use the one-page form.', 'Defnyddiwch y ffurflen un dudalen.'),
    stamp: '2c',
    reward: 'guidance.suggestion.accepted',
  },
  {
    slug: 'show-tell',
    title: t('Show and tell in ten minutes', 'Dangos a dweud mewn deng munud'),
    audience: t('Anyone who has shared a card', 'Unrhyw un sydd wedi rhannu cerdyn'),
    why: t('People trust what they can see.', 'Mae pobl yn ymddiried yn yr hyn y gallant ei weld.'),
    minutes: 40,
    level: 3,
    companies: ['alone', 'party'],
    alreadyDoThis: t('Showing a colleague over lunch.', 'Dangos i gydweithiwr dros ginio.'),
    steps: [
      step(
        'show',
        t('Show the thing itself, with time for questions.', 'Dangoswch y peth ei hun, gydag amser i gwestiynau.'),
        t('Ten minutes to show, ten or more for questions.', 'Deng munud i ddangos, deg neu fwy i gwestiynau.'),
        ownWord,
      ),
    ],
    withoutDevice: t('A lunch table counts.', 'Mae bwrdd cinio yn cyfrif.'),
    stamp: '3c',
    coming: true,
  },
  {
    slug: 'neighbour',
    title: t('Learn from a neighbour', 'Dysgwch gan gymydog'),
    audience: anyone,
    why: t(
      'Another council has probably met this before you.',
      'Mae’n debyg bod cyngor arall wedi cwrdd â hyn o’ch blaen.',
    ),
    minutes: 40,
    level: 4,
    companies: ['alone', 'with_one', 'party'],
    alreadyDoThis: t('Ringing someone you met at a conference.', 'Ffonio rhywun y cwrddoch ag ef mewn cynhadledd.'),
    steps: [
      step(
        'ask',
        t(
          'Ask a council like yours what they would do differently.',
          'Gofynnwch i gyngor tebyg beth y byddai’n ei wneud yn wahanol.',
        ),
        t('Say who you asked and what you heard.', 'Dywedwch pwy a holwyd a beth a glywsoch.'),
        shown('outside'),
        'any_one',
      ),
      step(
        'write',
        t('Share a card that says whose idea it is.', 'Rhannwch gerdyn sy’n dweud syniad pwy ydyw.'),
        t('Name the council under “Whose idea or work”.', 'Enwch y cyngor dan “Syniad neu waith pwy”.'),
        recorded('practice.published'),
        'any_one',
      ),
    ],
    withoutDevice: t('A phone call is fine.', 'Mae galwad ffôn yn iawn.'),
    stamp: '4a',
  },
  {
    slug: 'co-write',
    title: t('Help write the guide', 'Helpwch i ysgrifennu’r canllaw'),
    audience: anyone,
    why: t(
      'Guidance written with the people who use it gets used.',
      'Mae canllawiau a ysgrifennir gyda’r bobl sy’n eu defnyddio yn cael eu defnyddio.',
    ),
    minutes: 45,
    level: 3,
    companies: ['alone', 'party'],
    alreadyDoThis: t('Commenting on a draft by e-mail.', 'Rhoi sylwadau ar ddrafft drwy e-bost.'),
    steps: [
      step(
        'write',
        t('Suggest better words for one part of a draft.', 'Awgrymwch eiriau gwell ar gyfer un rhan o ddrafft.'),
        t(
          'Open a draft under Guidance, choose “Suggest other words”, and say it as you would to a colleague.',
          'Agorwch ddrafft dan Canllawiau, dewiswch “Awgrymu geiriau eraill”, a’i ddweud fel y byddech wrth gydweithiwr.',
        ),
        recorded('guidance.suggestion.accepted'),
        'any_one',
      ),
      step(
        'answer',
        t('Answer the comments on your part.', 'Atebwch y sylwadau ar eich rhan.'),
        t(
          'Where nobody has said anything, ask one reader what is still unclear.',
          'Lle nad oes neb wedi dweud dim, gofynnwch i un darllenydd beth sy’n dal yn aneglur.',
        ),
        ownWord,
        'any_one',
      ),
    ],
    withoutDevice: t(
      'Send notes; a buddy enters them under your name.',
      'Anfonwch nodiadau; bydd cyfaill yn eu nodi dan eich enw.',
    ),
    stamp: '3d',
  },
  {
    slug: 'welcome',
    title: t('Walk someone to their first step', 'Cerddwch gyda rhywun at y cam cyntaf'),
    audience: t('Level 2 and above', 'Lefel 2 ac uwch'),
    why: t('This is how the gap closes.', 'Dyma sut mae’r bwlch yn cau.'),
    minutes: 30,
    level: 4,
    companies: ['alone', 'with_one'],
    alreadyDoThis: t('Helping a colleague with a form they have not met.', 'Helpu cydweithiwr gyda ffurflen newydd.'),
    steps: [
      step(
        'ask',
        t('Ask someone what they would find useful.', 'Gofynnwch i rywun beth fyddai’n ddefnyddiol.'),
        t(
          'At their pace, in their place. They press the buttons.',
          'Wrth eu pwysau, yn eu lle. Nhw sy’n pwyso’r botymau.',
        ),
        ownWord,
        'any_one',
      ),
      step(
        'named',
        t('They name you, if they want to.', 'Maent yn eich enwi, os dymunant.'),
        t(
          'When their first quest is confirmed they are asked who walked with them.',
          'Pan gadarnheir eu cwest cyntaf gofynnir pwy gerddodd gyda nhw.',
        ),
        recorded('newcomer.helped'),
        'any_one',
      ),
    ],
    withoutDevice: t(
      'Sit with them; no device of their own needed.',
      'Eisteddwch gyda nhw; nid oes angen dyfais arnynt.',
    ),
    stamp: '4b',
  },
];

/** The twelve starter quests; those whose tools come later say so. */
export const starterQuests: readonly { slug: string; definition: QuestDefinition }[] = starters.map(
  ({ slug, coming = false, warmUp = false, reward = null, ...quest }) => ({
    slug,
    definition: questDefinition.parse({ ...quest, coming, warmUp, reward }),
  }),
);
