export const questions = [
  'How did you win people over in the first week?',
  'Who looked after it while you were away?',
  'Would this work for a team on shifts?',
  'What would you leave out if you began again?',
  'How long did it take until it paid off?',
  'Did you need anything from Digital, or did you just start?',
  'How do you keep it going when it is busy?',
  'What did the people who use the service say?',
  'Could we come and see it one morning?',
  'Sut ddechreuoch chi arni gyda staff rhan-amser?',
] as const;

export const answers = [
  'We began with two people who wanted to, and showed the others after a week.',
  'Whoever is on the desk that day. It is on the rota, so nobody has to remember.',
  'Yes. The night shift started it here. Keep it under ten minutes.',
  'The form. A conversation was enough.',
  'About three weeks. The first one felt slower than before.',
  'Nothing new. We used what was on the shared tablet.',
  'We skip it when it is very busy, and say so. That helps more than a half-done one.',
  'Come on a Tuesday, we open at nine. Bring a question.',
] as const;

export const outcomes = [
  { outcome: 'kept', note: 'We kept it as it is. It saves us a round of calls each week.', whatChanged: null },
  { outcome: 'kept', note: 'Kept. The newer colleagues like it most.', whatChanged: null },
  { outcome: 'changed', note: 'It holds up well here.', whatChanged: 'Every other week; weekly was too often for us.' },
  {
    outcome: 'changed',
    note: 'It works, once it fits the way we work.',
    whatChanged: 'On paper first, then into the shared page, because phones stay in the lockers.',
  },
  {
    outcome: 'changed',
    note: 'A list was enough for three streets.',
    whatChanged: 'We kept the idea and dropped the map.',
  },
  {
    outcome: 'stopped',
    note: 'We stopped. Our sites are too far apart for it, and we are glad we tried.',
    whatChanged: null,
  },
] as const;

export const pairLines = [
  'I can find our shared page on my phone now, and I showed it to the crew.',
  'We booked a room together and I now know how to see who is coming.',
  'I wrote my first question under a card. It took two minutes.',
  'We found out that both teams count the same thing in two ways.',
  'I learned to mention someone so that they see it. No more forwarding.',
  'We went through the pack on the tablet and I can make the words larger now.',
] as const;

/** What a colleague asks for before they confirm what two people did together, and what is written then. */
export const changes = [
  {
    asked: 'Lovely. Which of the tools was it, so that others can ask you about it?',
    made: 'It was the shared calendar. I can see who is coming now, and book the small room myself.',
  },
  {
    asked: 'Could you add one line on what you will do differently on Monday?',
    made: 'We tried the shared list together. On Monday I put the visits there instead of on the whiteboard.',
  },
  {
    asked: 'Who can we ask how you did it? A name, or the place where it is kept.',
    made: 'The new rota is on our team page. Ask either of us, we did it together at the kitchen table.',
  },
] as const;

export const worries = [
  'If the tablet at the depot breaks, then nobody sees the changes of the day. Likely 3, bad 3. Before: a paper copy by the clock. If: ring the contact centre. Owner: depot supervisor. Look again on the first of next month.',
  'If someone writes a name in a public answer, then we have told what is not ours to tell. Likely 2, bad 4. Before: two people read it. If: take it down and tell the data protection officer. Owner: team lead. Look again in six weeks.',
  'If only one of us knows the rota, then a sick day stops the visits. Likely 4, bad 3. Before: a second person does it each third week. If: the neighbouring team steps in. Owner: me. Look again in a month.',
] as const;
