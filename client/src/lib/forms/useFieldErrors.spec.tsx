import { expect, it } from '@jest/globals';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider, initReactI18next } from 'react-i18next';

import { writeMessage } from './message';
import { useFieldErrors } from './useFieldErrors';

const validation = { inside_another: '{{inner}} < {{outer}}' };
const params = { inner: 'Libraries', innerCy: 'Llyfrgelloedd', outer: 'Communities', outerCy: 'Cymunedau' };
const errors = { units: { type: 'inside_another', message: writeMessage({ code: 'inside_another', params }) } };

function Said() {
  return <>{useFieldErrors(errors, 'challenges')('units')}</>;
}

it.each([
  ['en', 'Libraries &lt; Communities'],
  ['cy', 'Llyfrgelloedd &lt; Cymunedau'],
])('a refusal in %s names units as they are called there', async (lng, said) => {
  const i18n = i18next.createInstance();
  const resources = { [lng]: { app: {}, challenges: { validation } } };
  await i18n.use(initReactI18next).init({ lng, resources, interpolation: { escapeValue: false } });
  expect(
    renderToStaticMarkup(
      <I18nextProvider i18n={i18n}>
        <Said />
      </I18nextProvider>,
    ),
  ).toBe(said);
});
