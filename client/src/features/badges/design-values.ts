import type { BadgeCriteria, BadgeCriterion } from '@guildhall/shared/game/badge-criteria';
import type { BadgeDesign, CreateBadge } from '@guildhall/shared/game/badges';

import { slugOf } from '../../lib/text/slug';

type Text = { en: string; cy: string };

/** The form's answers. Criteria are a list joined by "all" or "any"; deeper ones are kept as they are. */
export interface DesignValues extends Pick<CreateBadge, 'slug' | 'look' | 'subject' | 'repeat' | 'retention'> {
  name: Text;
  forWhat: Text;
  join: 'all_of' | 'any_of';
  list: BadgeCriterion[];
  /** Criteria that are nested too deep for the form; sent back unchanged. */
  nested: BadgeCriteria | null;
}

export const emptyDesign: DesignValues = {
  slug: '',
  name: { en: '', cy: '' },
  forWhat: { en: '', cy: '' },
  look: { shape: 'round', tincture: 'azure', charge: 'star' },
  subject: 'member',
  repeat: 'once',
  retention: 'follows_evidence',
  join: 'all_of',
  list: [{ type: 'activity_count', kind: 'practice.published', atLeast: 1, within: 'ever' }],
  nested: null,
};

export function formOf(design: BadgeDesign): DesignValues {
  const { slug, look, subject, repeat, retention, name, forWhat, criteria } = design;
  const words = { name: { en: name.en, cy: name.cy ?? '' }, forWhat: { en: forWhat.en, cy: forWhat.cy ?? '' } };
  return { slug, look, subject, repeat, retention, ...words, ...listOf(criteria) };
}

function listOf(criteria: BadgeCriteria | null): Pick<DesignValues, 'join' | 'list' | 'nested'> {
  if (!criteria) return { join: 'all_of', list: [], nested: null };
  if (!('of' in criteria)) return { join: 'all_of', list: [criteria], nested: null };
  const flat = criteria.of.flatMap((each) => ('of' in each ? [] : [each]));
  return { join: criteria.type, list: flat, nested: flat.length === criteria.of.length ? null : criteria };
}

/** What the badge takes, as the server knows it. */
export function criteriaOf({ join, list, nested }: Pick<DesignValues, 'join' | 'list' | 'nested'>): BadgeCriteria {
  if (nested) return nested;
  const [only, ...others] = list;
  return only && others.length === 0 ? only : { type: join, of: list };
}

/** What is sent for a new badge. */
export function badgeOf(values: DesignValues): CreateBadge {
  const { slug, look, subject, repeat, retention } = values;
  const text = ({ en, cy }: Text) => (cy.trim() ? { en, cy } : { en });
  return {
    slug: slug || slugOf(values.name.en, 60),
    look,
    subject,
    repeat,
    retention,
    name: text(values.name),
    forWhat: text(values.forWhat),
    criteria: criteriaOf(values),
  };
}
