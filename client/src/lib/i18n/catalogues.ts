import type { Language } from './languages';

type Catalogue = { default: Record<string, unknown> };

const features = import.meta.glob<Catalogue>('../../features/*/locales/*.json');
const own = import.meta.glob<Catalogue>(['../../app/locales/*.json', '../../ui/locales/*.json', '../*/locales/*.json']);

/** Loads one catalogue; each is a file of its own, so a screen brings only its own words in one language. */
export async function loadCatalogue(language: string, namespace: string): Promise<Record<string, unknown>> {
  const load =
    own[`../../${namespace}/locales/${language as Language}.json`] ??
    own[`../${namespace}/locales/${language as Language}.json`] ??
    features[`../../features/${namespace}/locales/${language as Language}.json`];
  if (!load) throw new Error(`No catalogue ${namespace} in ${language}`);
  return (await load()).default;
}
